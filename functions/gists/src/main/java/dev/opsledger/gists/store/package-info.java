/**
 * The gists table: its keys, rows and the conditional writes that keep a deal from being made
 * twice.
 */
package dev.opsledger.gists.store;
