/** Writes runs and jobs in one transaction with the rollups that count them. */
package dev.opsledger.ci.store.count;
