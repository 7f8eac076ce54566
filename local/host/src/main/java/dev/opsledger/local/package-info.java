/** Hosts a SAM template in one JVM, and knows nothing of what its functions do. */
package dev.opsledger.local;
