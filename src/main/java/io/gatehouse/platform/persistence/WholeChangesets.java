package io.gatehouse.platform.persistence;

import java.util.List;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;

/**
 * PostgreSQL as Liquibase sees it, where a changeset and its row of the history are one transaction, applied and taken back alike.
 * Liquibase 4.33 commits the one before it writes the other ({@code ChangeSet.execute} and {@code rollback}): a migrator that died
 * in between left a schema to which nobody could apply that changeset, and from which nobody could take it back.
 */
final class WholeChangesets extends PostgresDatabase {
    /** Whether statements of a changeset wait for its row. */
    private boolean isHalfDone;

    @Override
    public void executeStatements(Change change, DatabaseChangeLog changeLog, List<SqlVisitor> visitors)
            throws LiquibaseException {
        isHalfDone = true;
        super.executeStatements(change, changeLog, visitors);
    }

    @Override
    public void executeRollbackStatements(SqlStatement[] statements, List<SqlVisitor> visitors)
            throws LiquibaseException {
        isHalfDone = true;
        super.executeRollbackStatements(statements, visitors);
    }

    /** The history commits after it has written. */
    @Override
    public void markChangeSetExecStatus(ChangeSet changeSet, ChangeSet.ExecType execType) throws DatabaseException {
        isHalfDone = false;
        super.markChangeSetExecStatus(changeSet, execType);
    }

    @Override
    public void removeRanStatus(ChangeSet changeSet) throws DatabaseException {
        isHalfDone = false;
        super.removeRanStatus(changeSet);
    }

    @Override
    public void commit() throws DatabaseException {
        if (!isHalfDone) {
            super.commit();
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        isHalfDone = false;
        super.rollback();
    }
}
