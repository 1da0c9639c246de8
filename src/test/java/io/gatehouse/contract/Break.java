package io.gatehouse.contract;

import java.util.Set;

/**
 * One thing that a client of the document before may stumble over.
 *
 * @param operation the operation that it calls
 * @param schemas the named schemas that the change lies in, from the outermost on
 * @param change what is different
 */
record Break(String operation, Set<String> schemas, String change) {
    /** Whether one of these names is that of the operation, or of a schema that the change lies in. */
    boolean isNamedIn(Set<String> names) {
        return names.contains(operation) || schemas.stream().anyMatch(names::contains);
    }

    @Override
    public String toString() {
        return operation + ": " + change + (schemas.isEmpty() ? "" : " (schema " + String.join(" > ", schemas) + ")");
    }
}
