/**
 * Validation against the vendors' own API descriptions and recorded responses. Those are not part
 * of this project: the system property {@code upstream.dir} names their directory, and tests that
 * need them are skipped without it.
 */
package dev.opsledger.local.simulator.contract;
