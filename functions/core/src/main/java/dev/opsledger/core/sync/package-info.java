/** Syncs: planned as units of work, done by workers behind a queue, accounted for in a ledger. */
package dev.opsledger.core.sync;
