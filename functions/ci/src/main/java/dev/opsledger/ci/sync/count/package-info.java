/** Counts runs that are in no rollup yet. */
package dev.opsledger.ci.sync.count;
