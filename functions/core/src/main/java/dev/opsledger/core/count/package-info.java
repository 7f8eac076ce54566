/**
 * Daily counts that a source keeps of its own rows, in the transaction that stores them. Consumers
 * of the rows' stream compare their own counts with these and detect lost records, as a stream
 * keeps records for only a day.
 */
package dev.opsledger.core.count;
