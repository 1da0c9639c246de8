package io.gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.kernel.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one status of each kind of refusal. */
class FailureMapperTest {
    private static final Map<Kind, Integer> STATUSES = Map.of(
            Kind.INVALID, 422,
            Kind.UNAUTHENTICATED, 401,
            Kind.FORBIDDEN, 403,
            Kind.NOT_FOUND, 404,
            Kind.CONFLICT, 409,
            Kind.GONE, 410,
            Kind.PRECONDITION, 412,
            Kind.TOO_MANY, 429,
            Kind.UNAVAILABLE, 503);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasItsStatus(Kind kind) {
        assertThat(STATUSES).containsEntry(kind, FailureMapper.statusOf(kind));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsARefusal(Kind kind) {
        assertThat(FailureMapper.statusOf(kind)).isBetween(400, 599).isNotEqualTo(500);
    }
}
