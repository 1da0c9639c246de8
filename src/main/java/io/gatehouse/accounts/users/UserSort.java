package io.gatehouse.accounts.users;

import com.fasterxml.jackson.annotation.JsonValue;
import io.gatehouse.platform.persistence.PageQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** The sort orders of a list of users; equal rows are sorted by id, in the same direction. */
public enum UserSort {
    OLDEST("created_at"),
    NEWEST("-created_at"),
    EMAIL("email"),
    EMAIL_REVERSED("-email"),
    NAME("name"),
    NAME_REVERSED("-name");

    private final String parameter;

    UserSort(String parameter) {
        this.parameter = parameter;
    }

    public static UserSort parse(String parameter) {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of created_at, -created_at, email, -email, name, -name"));
    }

    @JsonValue
    String parameter() {
        return parameter;
    }

    PageQuery<User> query() {
        return switch (this) {
            case OLDEST -> PageQuery.ascending(User.class, Keys.CREATED_AT, Keys.ID);
            case NEWEST -> PageQuery.descending(User.class, Keys.CREATED_AT, Keys.ID);
            case EMAIL -> PageQuery.ascending(User.class, Keys.EMAIL, Keys.ID);
            case EMAIL_REVERSED -> PageQuery.descending(User.class, Keys.EMAIL, Keys.ID);
            case NAME -> PageQuery.ascending(User.class, Keys.NAME, Keys.ID);
            case NAME_REVERSED -> PageQuery.descending(User.class, Keys.NAME, Keys.ID);
        };
    }

    /** What users can be sorted by. */
    private static final class Keys {
        static final PageQuery.Key<User> CREATED_AT = new PageQuery.Key<>("createdAt", User::createdAt, Instant::parse);
        static final PageQuery.Key<User> EMAIL = new PageQuery.Key<>("email", User::email, email -> email);
        static final PageQuery.Key<User> NAME = new PageQuery.Key<>("name", User::name, name -> name);
        static final PageQuery.Key<User> ID = new PageQuery.Key<>("id", User::id, UUID::fromString);
    }
}
