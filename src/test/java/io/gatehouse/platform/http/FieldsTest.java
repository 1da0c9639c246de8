package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Kind;
import io.gatehouse.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** All that is wrong with an input, told at once. */
class FieldsTest {
    private final Fields body = new Fields("body");

    private static int number(String raw) throws Rejection {
        try {
            return Integer.parseInt(raw);
        } catch (NumberFormatException e) {
            throw new Rejection("int_parsing", "must be a whole number");
        }
    }

    private static List<FieldError> errorsOf(Fields fields) {
        return catchThrowableOfType(Failure.class, fields::rejectInvalid).errors();
    }

    @Nested
    class ARequiredField {
        @Test
        void hasItsValue() {
            Fields.Field<Integer> age = body.required("age", "42", FieldsTest::number);
            body.rejectInvalid();

            assertThat(age.value()).isEqualTo(42);
        }

        @Test
        void isMissedOnceWhereItIsNotThere() {
            Fields.Field<Integer> unused = body.required("age", null, FieldsTest::number);

            assertThat(errorsOf(body))
                    .containsExactly(new FieldError(List.of("body", "age"), "is required", "missing"));
        }

        @Test
        void isRefusedWithTheReadersWordsWhereItIsWrong() {
            Fields.Field<Integer> unused = body.required("age", "old", FieldsTest::number);

            assertThat(errorsOf(body))
                    .containsExactly(new FieldError(List.of("body", "age"), "must be a whole number", "int_parsing"));
        }
    }

    @Nested
    class AnOptionalField {
        @Test
        void hasAValueWhereItIsThere() {
            assertThat(body.optional("age", "42", FieldsTest::number)).contains(42);
        }

        @Test
        void isEmptyWhereItIsAbsent() {
            assertThat(body.optional("age", null, FieldsTest::number)).isEmpty();
            assertThatCode(body::rejectInvalid).doesNotThrowAnyException();
        }

        @Test
        void isRefusedWhereItIsWrong() {
            assertThat(body.optional("age", "", FieldsTest::number)).isEmpty();
            assertThat(errorsOf(body)).extracting(FieldError::type).containsExactly("int_parsing");
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceInTheOrderOfTheFields() {
        Fields.Field<Integer> first = body.required("first", null, FieldsTest::number);
        Optional<Integer> second = body.optional("second", "x", FieldsTest::number);
        Fields.Field<Integer> third = body.required("third", "3", FieldsTest::number);

        Failure failure = catchThrowableOfType(Failure.class, body::rejectInvalid);

        assertThat(first.read()).isEmpty();
        assertThat(second).isEmpty();
        assertThat(third.read()).contains(3);
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.code()).isEqualTo("validation_error");
        assertThat(failure.errors())
                .extracting(FieldError::loc)
                .containsExactly(List.of("body", "first"), List.of("body", "second"));
    }

    @Test
    void aPathParameterIsReadOrRefusedByItself() {
        Failure failure = catchThrowableOfType(Failure.class, () -> Fields.path("user_id", "me", FieldsTest::number));

        assertThat(Fields.<Integer>path("user_id", "7", FieldsTest::number)).isEqualTo(7);
        assertThat(failure.errors()).extracting(FieldError::loc).containsExactly(List.of("path", "user_id"));
    }
}
