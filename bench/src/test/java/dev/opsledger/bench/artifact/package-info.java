/** The artifacts as they ship: every function from its jar alone, and what is in the jars. */
package dev.opsledger.bench.artifact;
