/** Recounts the figures of incidents from their rows. */
package dev.opsledger.oncall.store.count;
