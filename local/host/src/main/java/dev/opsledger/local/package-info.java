/** Runs a SAM template in one JVM, independently of what its functions do. */
package dev.opsledger.local;
