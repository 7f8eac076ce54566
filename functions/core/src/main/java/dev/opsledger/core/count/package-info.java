/**
 * Counts by day that a source keeps of its own rows, in the transaction that stores them. Who was
 * told of the rows compares, and sees that something never came: a stream forgets after a day.
 */
package dev.opsledger.core.count;
