/** Placeholder. */
package dev.opsledger.core;
