package io.gatehouse.platform.persistence;

import java.util.Collection;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;

/** Makes Hibernate's session factory for commands and the service alike, without a web environment. */
public final class SessionFactories {
    /** The names of tables and columns are those of classes and properties, in snake_case. */
    public static final Class<? extends PhysicalNamingStrategy> COLUMNS = CamelCaseToUnderscoresNamingStrategy.class;

    private SessionFactories() {}

    public static SessionFactory build(ConnectionProvider connections, Collection<Class<?>> entities) {
        return configuration(connections, entities).buildSessionFactory();
    }

    /** As {@link #build}, but refuses if an entity does not fit the schema. */
    public static SessionFactory buildValidated(ConnectionProvider connections, Collection<Class<?>> entities) {
        return configuration(connections, entities)
                .setProperty(AvailableSettings.HBM2DDL_AUTO, "validate")
                .buildSessionFactory();
    }

    private static Configuration configuration(ConnectionProvider connections, Collection<Class<?>> entities) {
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put(AvailableSettings.CONNECTION_PROVIDER, connections);
        return configuration
                // Entities have no constraints: input is validated where it comes in.
                .setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                .setProperty(AvailableSettings.PHYSICAL_NAMING_STRATEGY, COLUMNS.getName())
                .setProperty(AvailableSettings.CURRENT_SESSION_CONTEXT_CLASS, "managed")
                .setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC")
                .setProperty(AvailableSettings.GENERATE_STATISTICS, "false");
    }
}
