package io.gatehouse.platform.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** The last work of a restore, in its transaction, after all rows are loaded. Any exception undoes the restore. */
@FunctionalInterface
public interface Finish {
    void apply(Connection connection) throws SQLException;
}
