package dev.opsledger.local.simulator.github.demo;

import java.time.Duration;

/**
 * How often a workflow runs, for how long, and how often it fails.
 *
 * @param name the name of the workflow
 * @param event the event that triggers it
 * @param every the interval between runs: exact for scheduled workflows, approximate for others
 * @param lasts the approximate duration of a run
 * @param flakiness the share of runs that fail
 */
record DemoHabit(String name, String event, Duration every, Duration lasts, double flakiness) {
  /** The same with another share of failures. */
  DemoHabit failing(double share) {
    return new DemoHabit(name, event, every, lasts, share);
  }

  /** The same with runs that take longer. */
  DemoHabit slower(double factor) {
    return new DemoHabit(
        name, event, every, Duration.ofSeconds((long) (lasts.toSeconds() * factor)), flakiness);
  }

  /** Whether runs start exactly on time, as scheduled ones do. */
  boolean punctual() {
    return event.equals("schedule");
  }
}
