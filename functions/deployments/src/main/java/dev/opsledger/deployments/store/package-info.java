/** The deployments table: its keys, rows, transactions and the counts that are kept with them. */
package dev.opsledger.deployments.store;
