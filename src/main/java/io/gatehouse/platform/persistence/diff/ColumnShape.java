package io.gatehouse.platform.persistence.diff;

import java.util.List;

/**
 * A column as both sides can tell it. The default and what hangs on the column (constraints, indexes, its comment; each the
 * statement that makes it) are known of the schema alone.
 */
record ColumnShape(String name, String type, boolean nullable, String defaultValue, List<String> attached) {
    static ColumnShape mapped(String name, String type, boolean nullable) {
        return new ColumnShape(name, HouseType.of(type), nullable, "", List.of());
    }

    /** As it stands in a statement that makes it. */
    String definition() {
        return name + " " + type + (defaultValue.isEmpty() ? "" : " default " + defaultValue)
                + (nullable ? "" : " not null");
    }

    /** Whether rows that exist are in the way of adding it. */
    boolean needsValue() {
        return !nullable && defaultValue.isEmpty();
    }
}
