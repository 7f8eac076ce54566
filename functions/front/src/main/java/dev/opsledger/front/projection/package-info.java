/** Stores facts of the other contexts and updates the counters that they contribute to. */
package dev.opsledger.front.projection;
