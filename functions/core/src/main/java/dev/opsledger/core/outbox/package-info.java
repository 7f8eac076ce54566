/** Streams as outboxes: what changed in a table is told to others, in order, at least once. */
package dev.opsledger.core.outbox;
