/**
 * A made-up GitHub for a newcomer's first start. Everything follows from a seed and the time, so a
 * restart shows the same runs, gists and visitors, each a little further in its life.
 */
package dev.opsledger.local.simulator.github.demo;
