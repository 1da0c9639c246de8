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
 * PostgreSQL for Liquibase, with a changeset and its history row in one transaction, both when applied and when rolled back.
 * Liquibase 4.33 commits the one before it writes the other ({@code ChangeSet.execute} and {@code rollback}): a migrator that
 * died in between left a schema in which nobody could apply that changeset or roll it back.
 */
final class WholeChangesets extends PostgresDatabase {
    /** Whether statements of a changeset have run and its history row is not written yet. */
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

    /** The history commits after it has written the row. */
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
