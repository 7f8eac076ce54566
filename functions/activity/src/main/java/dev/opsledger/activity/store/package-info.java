/** The activity table: its keys, its rows and the queries over them. */
package dev.opsledger.activity.store;
