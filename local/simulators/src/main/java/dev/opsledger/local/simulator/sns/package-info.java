/** A simulated SNS, as far as functions use it. */
package dev.opsledger.local.simulator.sns;
