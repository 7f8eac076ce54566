/** Placeholder. */
package dev.opsledger.github;
