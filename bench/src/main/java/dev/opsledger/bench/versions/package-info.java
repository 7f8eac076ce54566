/** Measures two checkouts of the ledger in turns, on the same machine. */
package dev.opsledger.bench.versions;
