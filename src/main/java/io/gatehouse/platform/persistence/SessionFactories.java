package io.gatehouse.platform.persistence;

import java.util.Collection;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Makes Hibernate's session factory for commands and the service alike, without a web environment. */
public final class SessionFactories {
    private SessionFactories() {}

    public static SessionFactory build(DataSource dataSource, Collection<Class<?>> entities) {
        return configuration(dataSource, entities).buildSessionFactory();
    }

    /** As {@link #build}, refusing where an entity does not fit the schema. */
    public static SessionFactory buildValidated(DataSource dataSource, Collection<Class<?>> entities) {
        return configuration(dataSource, entities)
                .setProperty(AvailableSettings.HBM2DDL_AUTO, "validate")
                .buildSessionFactory();
    }

    private static Configuration configuration(DataSource dataSource, Collection<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
        return configuration
                // Entities carry no constraints: what comes in is judged where it comes in.
                .setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                .setProperty(AvailableSettings.CURRENT_SESSION_CONTEXT_CLASS, "managed")
                .setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC")
                .setProperty(AvailableSettings.GENERATE_STATISTICS, "false");
    }
}
