package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.platform.persistence.SessionFactories;
import io.gatehouse.platform.persistence.TestDatabase;
import io.gatehouse.platform.persistence.diff.SchemaDifference;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** That every entity fits the schema the migrations make. */
class SchemaTest {
    @Test
    void hibernateAcceptsTheMigratedSchemaForEveryEntity() throws Exception {
        try (TestDatabase database = TestDatabase.migrated("schema", Wiring.ENTITIES);
                SessionFactory validated = SessionFactories.buildValidated(database.pools(), Wiring.ENTITIES)) {
            assertThat(validated.getMetamodel().getEntities()).hasSameSizeAs(Wiring.ENTITIES);
        }
    }

    @Test
    void nothingDiffersBetweenTheEntitiesAndTheMigratedSchema() throws Exception {
        try (TestDatabase database = TestDatabase.migrated("schema_diff", Wiring.ENTITIES)) {
            SchemaDifference difference = SchemaDifference.between(database.database(), Wiring.ENTITIES);

            assertThat(difference.statements()).isEmpty();
            assertThat(difference.isEmpty()).isTrue();
        }
    }
}
