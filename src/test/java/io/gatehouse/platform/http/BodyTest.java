package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.kernel.Failure;
import io.gatehouse.kernel.FieldError;
import io.gatehouse.kernel.Kind;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body that is read: a record, or 415, 400 or 422. */
class BodyTest {
    private static Body<Order> json(String text) {
        return body(MediaType.APPLICATION_JSON_TYPE, text);
    }

    private static Body<Order> body(@Nullable MediaType type, String text) {
        return new Body<>(Order.class, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FieldError errorOf(Body<Order> body) {
        Failure failure = catchThrowableOfType(Failure.class, body::read);
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.errors()).hasSize(1);
        return failure.errors().get(0);
    }

    @Nested
    class ABodyThatFits {
        @Test
        void isReadWithItsUnknownKeysIgnored() {
            Order order = json("{\"customer_name\":\"Ada\",\"gift\":true,\"colour\":\"blue\"}")
                    .read();

            assertThat(order).isEqualTo(new Order("Ada", true, null, null));
        }

        @Test
        void mayLeaveFieldsOutOrNull() {
            assertThat(json("{\"customer_name\":null}").read()).isEqualTo(new Order(null, null, null, null));
            assertThat(json(" {} \n").read()).isEqualTo(new Order(null, null, null, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "application/merge-patch+json"})
        void isOfAJsonType(String type) {
            assertThat(body(MediaType.valueOf(type), "{}").read()).isNotNull();
        }

        @Test
        void mayComeWithoutAType() {
            assertThat(body(null, "{}").read()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/octet-stream",
                "*/*",
            })
    void anotherMediaTypeIsAnswered415WhateverTheBodyHolds(String type) {
        assertThatThrownBy(() -> body(MediaType.valueOf(type), "{}").read()).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> body(MediaType.valueOf(type), "").read()).isInstanceOf(NotSupportedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{]",
                "{\"customer_name\"}",
                "{\"customer_name\":}",
                "{\"customer_name\":\"Ada\"",
                "{'customer_name':'Ada'}",
                "{\"customer_name\":\"Ada\",}",
                "{\"customer_name\":\"a\nb\"}",
                "{\"gift\":yes}",
                "not json",
                "{} not json",
            })
    void whatDoesNotParseIsAnswered400(String text) {
        assertThatThrownBy(() -> json(text).read()).isInstanceOf(BadRequestException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreAnswered400() {
        byte[] bytes = "{\"customer_name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[18] = (byte) 0xff;

        assertThatThrownBy(() -> new Body<>(Order.class, null, bytes).read()).isInstanceOf(BadRequestException.class);
    }

    @Test
    void nestingWithoutEndIsAnswered400() {
        assertThatThrownBy(() -> json("{\"x\":" + "[".repeat(5_000)).read()).isInstanceOf(BadRequestException.class);
    }

    @Nested
    class ABodyThatDoesNotFit {
        @ParameterizedTest
        @ValueSource(strings = {"[]", "[{}]", "null", "1", "true", "\"text\""})
        void isAnythingButAnObject(String text) {
            assertThat(errorOf(json(text)))
                    .isEqualTo(new FieldError(List.of("body"), "must be a JSON object", "object_type"));
        }

        @Test
        void isNone() {
            assertThat(errorOf(json("")))
                    .isEqualTo(new FieldError(List.of("body"), "a JSON object is required", "missing"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "1.5", "true", "[]", "{}", "[\"Ada\"]"})
        void hasSomethingElseWhereAStringBelongs(String value) {
            assertThat(errorOf(json("{\"customer_name\":" + value + "}")))
                    .isEqualTo(new FieldError(List.of("body", "customer_name"), "must be a string", "string_type"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "0", "\"true\"", "[]", "{}"})
        void hasSomethingElseWhereTrueOrFalseBelongs(String value) {
            assertThat(errorOf(json("{\"gift\":" + value + "}")))
                    .isEqualTo(new FieldError(List.of("body", "gift"), "must be true or false", "bool_type"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"tags\":[\"a\",1]}|body,tags,1|string_type",
                    "{\"tags\":\"a\"}|body,tags|type_error",
                    "{\"address\":{\"zip_code\":1}}|body,address,zip_code|string_type",
                    "{\"address\":[]}|body,address|type_error",
                })
        void isToldWhereItIsWrong(String text, String loc, String type) {
            FieldError error = errorOf(json(text));

            assertThat(String.join(",", error.loc())).isEqualTo(loc);
            assertThat(error.type()).isEqualTo(type);
        }

        @Test
        void isNeverRepeated() {
            FieldError error = errorOf(json("{\"customer_name\":[\"sesame\"]}"));

            assertThat(error.toString()).doesNotContain("sesame");
        }
    }

    @Nested
    class ReadOrEmpty {
        @Test
        void takesNoBodyForOneWithoutFields() {
            assertThat(json("").readOrEmpty()).isEqualTo(new Order(null, null, null, null));
            assertThat(body(MediaType.TEXT_PLAIN_TYPE, "").readOrEmpty()).isEqualTo(new Order(null, null, null, null));
        }

        @Test
        void judgesABodyAsStrictly() {
            assertThat(json("{\"customer_name\":\"Ada\"}").readOrEmpty().customerName())
                    .isEqualTo("Ada");
            assertThatThrownBy(() -> json("{").readOrEmpty()).isInstanceOf(BadRequestException.class);
            assertThatThrownBy(() -> body(MediaType.TEXT_PLAIN_TYPE, "{}").readOrEmpty())
                    .isInstanceOf(NotSupportedException.class);
        }
    }

    /** A body with a field of each kind. */
    @Wire
    record Order(
            @Nullable String customerName,
            @Nullable Boolean gift,
            @Nullable List<String> tags,
            @Nullable Address address) {}

    /** A body within the body. */
    @Wire
    record Address(@Nullable String zipCode) {}
}
