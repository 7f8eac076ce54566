/** The on-call table: its keys, rows and counters. */
package dev.opsledger.oncall.store;
