package io.gatehouse.platform.persistence.diff;

import io.gatehouse.platform.persistence.SessionFactories;
import java.util.Collection;
import liquibase.database.DatabaseConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.ext.hibernate.database.HibernateDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/** The entities, as a database for Liquibase's snapshots. It needs no connection, and closing it ends Hibernate's services. */
final class EntityDatabase extends HibernateDatabase {
    /** The form that Liquibase requires; the last part would name a class or a file with settings, and there is neither. */
    private static final String URL = "hibernate:entities:none";

    private final Collection<Class<?>> entities;
    private final StandardServiceRegistry services;

    private EntityDatabase(Collection<Class<?>> entities) {
        this.entities = entities;
        this.dialect = new HouseDialect();
        this.services = new StandardServiceRegistryBuilder()
                .applySetting(AvailableSettings.DIALECT, dialect)
                .applySetting(AvailableSettings.PHYSICAL_NAMING_STRATEGY, SessionFactories.COLUMNS.getName())
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                .build();
    }

    static EntityDatabase of(Collection<Class<?>> entities) {
        EntityDatabase database = new EntityDatabase(entities);
        database.setConnection(new JdbcConnection(new HibernateConnection(URL, new ClassLoaderResourceAccessor())));
        return database;
    }

    @Override
    protected Metadata buildMetadataFromPath() {
        MetadataSources sources = new MetadataSources(services);
        configureSources(sources);
        Metadata metadata = sources.buildMetadata();
        NullMarks.apply(metadata);
        return metadata;
    }

    @Override
    protected void configureSources(MetadataSources sources) {
        entities.forEach(sources::addAnnotatedClass);
    }

    @Override
    public void close() throws DatabaseException {
        StandardServiceRegistryBuilder.destroy(services);
        super.close();
    }

    @Override
    public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
        return false;
    }

    @Override
    public String getShortName() {
        return "entities";
    }

    @Override
    protected String getDefaultDatabaseProductName() {
        return "Entities";
    }
}
