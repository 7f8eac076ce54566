/** The CI table: its keys, its rows and what is read from them. */
package dev.opsledger.ci.store;
