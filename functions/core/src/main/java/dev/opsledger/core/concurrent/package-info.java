/** Bounded parallelism, deadlines and time limits. */
package dev.opsledger.core.concurrent;
