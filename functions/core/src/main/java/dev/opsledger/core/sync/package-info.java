/** Syncs: planned as units of work, processed by queue workers, tracked in a ledger. */
package dev.opsledger.core.sync;
