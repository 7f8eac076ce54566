/** The CI table: its keys, its rows and the queries over them. */
package dev.opsledger.ci.store;
