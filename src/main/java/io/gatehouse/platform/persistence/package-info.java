/**
 * Hibernate, transactions during requests and outside them, the meaning of SQLSTATEs, and migrations under an advisory lock. The
 * only tables that it names are Liquibase's, the row counts, and those with restricted rights.
 */
@NullMarked
package io.gatehouse.platform.persistence;

import org.jspecify.annotations.NullMarked;
