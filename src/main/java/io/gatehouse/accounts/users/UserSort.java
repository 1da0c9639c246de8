package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Rejection;
import java.time.Instant;
import java.util.Arrays;

/** The orders a list of users can have; ties go by id, in the same direction. */
public enum UserSort {
    OLDEST("created_at", "createdAt", "asc"),
    NEWEST("-created_at", "createdAt", "desc"),
    EMAIL("email", "email", "asc"),
    EMAIL_REVERSED("-email", "email", "desc"),
    NAME("name", "name", "asc"),
    NAME_REVERSED("-name", "name", "desc");

    private final String parameter;
    private final String property;
    private final String direction;

    UserSort(String parameter, String property, String direction) {
        this.parameter = parameter;
        this.property = property;
        this.direction = direction;
    }

    public static UserSort parse(String parameter) throws Rejection {
        return Arrays.stream(values())
                .filter(sort -> sort.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() ->
                        new Rejection("enum", "must be one of created_at, -created_at, email, -email, name, -name"));
    }

    /** The ORDER BY for rows of this name, made of constants alone. */
    String orderBy(String row) {
        return row + "." + property + " " + direction + ", " + row + ".id " + direction;
    }

    /** What rows of this name must be to come after {@code :last} and {@code :lastId}. */
    String further(String row) {
        String comes = direction.equals("asc") ? ">" : "<";
        return "(" + row + "." + property + ", " + row + ".id) " + comes + " (:last, :lastId)";
    }

    /** What the user is sorted by, as text. */
    String valueOf(User user) {
        return switch (this) {
            case OLDEST, NEWEST -> user.createdAt().toString();
            case EMAIL, EMAIL_REVERSED -> user.email();
            case NAME, NAME_REVERSED -> user.name();
        };
    }

    /** The value for the database that {@link #valueOf} made a text of. */
    Object value(String text) {
        return switch (this) {
            case OLDEST, NEWEST -> Instant.parse(text);
            case EMAIL, EMAIL_REVERSED, NAME, NAME_REVERSED -> text;
        };
    }
}
