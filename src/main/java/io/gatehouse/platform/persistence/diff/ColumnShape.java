package io.gatehouse.platform.persistence.diff;

import java.util.List;

/**
 * A column as both entities and schema describe it. Only the schema tells the default and what is attached to the column
 * (constraints, indexes, its comment; each as the statement that makes it).
 */
record ColumnShape(String name, String type, boolean nullable, String defaultValue, List<String> attached) {
    static ColumnShape mapped(String name, String type, boolean nullable) {
        return new ColumnShape(name, HouseType.of(type), nullable, "", List.of());
    }

    /** The column as written in a statement that makes it. */
    String definition() {
        return name + " " + type + (defaultValue.isEmpty() ? "" : " default " + defaultValue)
                + (nullable ? "" : " not null");
    }

    /** Whether the column cannot be added if the table has rows. */
    boolean needsValue() {
        return !nullable && defaultValue.isEmpty();
    }
}
