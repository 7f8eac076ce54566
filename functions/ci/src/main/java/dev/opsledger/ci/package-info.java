/** Placeholder. */
package dev.opsledger.ci;
