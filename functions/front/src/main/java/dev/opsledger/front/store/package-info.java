/** The front table: its keys, rows and queries. */
package dev.opsledger.front.store;
