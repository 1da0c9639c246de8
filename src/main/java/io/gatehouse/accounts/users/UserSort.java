package io.gatehouse.accounts.users;

import io.gatehouse.kernel.Rejection;
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

    /** The ORDER BY, made of constants alone. */
    String orderBy() {
        return property + " " + direction + ", id " + direction;
    }
}
