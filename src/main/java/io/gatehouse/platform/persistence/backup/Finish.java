package io.gatehouse.platform.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** The last work of a restore, in its transaction, when all rows are there. Whatever it throws undoes the restore. */
@FunctionalInterface
public interface Finish {
    void apply(Connection connection) throws SQLException;
}
