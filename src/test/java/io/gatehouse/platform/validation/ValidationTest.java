package io.gatehouse.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.FieldError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is wrong with a request, told at once, each thing with its place. */
@SuppressWarnings("NullAway") // Clients leave out what must be there.
class ValidationTest {
    /** A request with each kind of constraint. */
    record Basket(
            @NotNull @EmailAddress String owner,
            @Nullable @CurrencyCode String currency,
            @NotNull @Size(min = 1, max = 2) List<@NotNull @Valid Piece> pieces) {}

    /** What is in it. */
    record Piece(
            @NotNull @Line(min = 2, max = 4) String shortName,
            @NotNull @Min(1) @Max(9) Integer howMany) {}

    private static List<FieldError> errorsOf(Record request) {
        return Validation.errorsOf(request, "body");
    }

    private static FieldError error(String type, String msg, String... loc) {
        return new FieldError(List.of(loc), msg, type);
    }

    @Test
    void aRequestThatKeepsAllConstraintsHasNoErrors() {
        assertThat(errorsOf(new Basket("ada@example.com", null, List.of(new Piece("ab", 9)))))
                .isEmpty();
    }

    @Test
    void everythingIsToldInTheOrderInWhichItIsDeclared() {
        Piece first = new Piece("a", 0);
        Piece second = new Piece(null, 10);

        assertThat(errorsOf(new Basket(null, "EURO", List.of(first, second))))
                .containsExactly(
                        error("missing", "is required", "body", "owner"),
                        error("value_error", "must be a currency code of ISO 4217 such as EUR", "body", "currency"),
                        error(
                                "string_too_short",
                                "must have at least 2 characters",
                                "body",
                                "pieces",
                                "0",
                                "short_name"),
                        error("greater_than_equal", "must be 1 or more", "body", "pieces", "0", "how_many"),
                        error("missing", "is required", "body", "pieces", "1", "short_name"),
                        error("less_than_equal", "must be 9 or less", "body", "pieces", "1", "how_many"));
    }

    @Test
    void aListHasItsBoundsAndNoHoles() {
        Piece fine = new Piece("ab", 1);

        assertThat(errorsOf(new Basket("a@b.test", null, List.of())))
                .containsExactly(error("too_short", "must have at least 1 item", "body", "pieces"));
        assertThat(errorsOf(new Basket("a@b.test", null, List.of(fine, fine, fine))))
                .containsExactly(error("too_long", "must have at most 2 items", "body", "pieces"));
        assertThat(errorsOf(new Basket("a@b.test", null, Arrays.asList(fine, null))))
                .containsExactly(error("missing", "is required", "body", "pieces", "1"));
    }

    /** What is wrong with each of them would fill an answer of many times the request, and take as long. */
    @Test
    void theElementsOfAListThatIsTooLongAreNotLookedAt() {
        Basket basket = new Basket(null, "EURO", Collections.nCopies(300_000, null));

        assertThat(errorsOf(basket))
                .containsExactly(
                        error("missing", "is required", "body", "owner"),
                        error("value_error", "must be a currency code of ISO 4217 such as EUR", "body", "currency"),
                        error("too_long", "must have at most 2 items", "body", "pieces"));
    }

    /** Hibernate Validator's own messages would look things up and compute. */
    @Test
    void whatAClientSendsIsNeverEvaluated() {
        assertThat(errorsOf(new Basket("${7*7}", "{jakarta.validation.constraints.Min.message}", null)))
                .extracting(FieldError::msg)
                .containsExactly(
                        "must have one @ with a name before it",
                        "must be a currency code of ISO 4217 such as EUR",
                        "is required");
    }

    @Nested
    class ALine {
        private List<Fault> faults(String text) {
            return Validation.errorsOf(Piece.class, "shortName", text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ab", "abcd", "  ab  ", "😀😀😀😀", "a b"})
        void isCountedInCharactersWithoutTheBlanksAroundIt(String text) {
            assertThat(faults(text)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"'', string_too_short", "' a ', string_too_short", "abcde, string_too_long", "😀, string_too_short"
        })
        void hasBounds(String text, String type) {
            assertThat(faults(text)).extracting(Fault::type).containsExactly(type);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202eb", "a\u2028b"})
        void isPrintable(String text) {
            assertThat(faults(text)).extracting(Fault::type).containsExactly("value_error");
        }
    }

    @Nested
    class AnAddress {
        @Test
        void isWhatAnEmailIsMadeOf() {
            assertThat(Validation.errorsOf(Basket.class, "owner", "ada@example.com"))
                    .isEmpty();
            assertThat(Validation.errorsOf(Basket.class, "owner", "ada"))
                    .extracting(Fault::type)
                    .containsExactly("value_error");
            assertThat(Validation.errorsOf(Basket.class, "owner", "a".repeat(255)))
                    .extracting(Fault::type)
                    .containsExactly("string_too_long");
        }
    }
}
