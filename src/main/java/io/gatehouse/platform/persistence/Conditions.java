package io.gatehouse.platform.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;

/**
 * The conditions that the rows of a list must meet. The text of a condition comes from our code. Input from a request is only a
 * value, and the database gets values as parameters.
 */
public final class Conditions {
    private static final Pattern PROPERTY = Pattern.compile("([a-z])([A-Z])");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /**
     * Adds a condition that all rows must meet.
     *
     * @param condition on properties of the entity
     * @param values of the parameters that the condition names, in lower case, as in {@code userId = :user}
     */
    public Conditions and(String condition, Map<String, ?> values) {
        conditions.add(condition);
        this.values.putAll(values);
        return this;
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Counts the rows of a table that meet the conditions, up to a limit. In SQL, since Hibernate's language allows a limit only
     * after an order, and the database would then sort rows that it only counts. Column names are the property names in
     * snake_case.
     */
    long count(Session session, String table, int limit) {
        String columns = PROPERTY.matcher(where()).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        return bind(session.createNativeQuery(
                        "select count(*) from (select 1 from " + table + columns + " limit " + limit + ") as counted",
                        Long.class))
                .getSingleResult();
    }

    Conditions copy() {
        Conditions copy = new Conditions();
        copy.conditions.addAll(conditions);
        copy.values.putAll(values);
        return copy;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <Q extends CommonQueryContract> Q bind(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}
