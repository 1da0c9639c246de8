package io.gatehouse.kernel;

/**
 * The last row of a page; the next page begins after it.
 *
 * @param sortedBy the row's value of the property that the list is sorted by, as text; empty if the list is sorted by id only
 * @param id the id of the row, without a line break
 */
public record Position(String sortedBy, String id) {}
