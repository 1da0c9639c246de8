package io.gatehouse.kernel;

/**
 * The last row of a page, after which the next one begins.
 *
 * @param sortedBy what the list is sorted by, of that row, as text; empty where it is sorted by id alone
 * @param id of that row, without a line break
 */
public record Position(String sortedBy, String id) {}
