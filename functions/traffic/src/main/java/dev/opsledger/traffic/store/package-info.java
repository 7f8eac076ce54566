/** The traffic table: its keys, its rows and the stores that read and write them. */
package dev.opsledger.traffic.store;
