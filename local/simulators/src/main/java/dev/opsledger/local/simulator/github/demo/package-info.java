/**
 * Demo data of the simulated GitHub, for a first start. Everything is derived from a seed and the
 * time, so a restart shows the same runs, gists and visitors, advanced to the present.
 */
package dev.opsledger.local.simulator.github.demo;
