package io.gatehouse.platform.persistence.diff;

import java.util.List;

/** Columns that point to a row of another table. */
record ForeignKeyShape(List<String> columns, String target, List<String> targetColumns) {}
