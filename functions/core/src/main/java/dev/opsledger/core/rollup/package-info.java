/**
 * Rollups: what a source's rows add up to by day, kept for ever. A rollup changes in the
 * transaction that writes the row it counts, by the difference of what the row counted for before
 * and counts for now, so that it always equals a recount of the rows.
 */
package dev.opsledger.core.rollup;
