package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import org.junit.jupiter.api.Test;

/** Which parts of Liquibase are found, on whichever JDK runs this. */
class AvailableServicesTest {
    @Test
    void whatNeedsALibraryThatIsNotHereIsPassedOver() {
        assertThat(new AvailableServices().findInstances(Database.class))
                .hasAtLeastOneElementOfType(PostgresDatabase.class)
                .noneMatch(database -> database.getClass().getSimpleName().contains("Spring"));
    }
}
