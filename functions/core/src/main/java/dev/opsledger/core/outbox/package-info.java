/** Streams as outboxes: a table's changes are published in order, at least once. */
package dev.opsledger.core.outbox;
