/**
 * Checks against the vendors' own API descriptions and recorded answers. They are not part of this
 * project: the system property {@code upstream.dir} says where they are, and tests that need them
 * are skipped without it.
 */
package dev.opsledger.local.simulator.contract;
