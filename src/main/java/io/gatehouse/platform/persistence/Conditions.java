package io.gatehouse.platform.persistence;

import io.gatehouse.kernel.Total;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;

/**
 * What the rows of a list must fulfil. A condition is text of the code's own; what a request brought is a value, and the database
 * is given values apart.
 */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /**
     * One more that all rows must fulfil.
     *
     * @param values of the parameters that the condition names, as in {@code status = :status}
     */
    public Conditions and(String condition, Map<String, ?> values) {
        conditions.add(condition);
        this.values.putAll(values);
        return this;
    }

    /**
     * How many rows of a table fulfil them, as far as a filtered list is counted. In SQL, since Hibernate's language takes a limit
     * only behind an order, which would have the database sort what is only counted.
     */
    public Total count(Session session, String table) {
        String counted = "select 1 from " + table + where() + " limit " + (Total.COUNTED_AT_MOST + 1);
        return Total.counted(
                bind(session.createNativeQuery("select count(*) from (" + counted + ") as counted", Long.class))
                        .getSingleResult());
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
