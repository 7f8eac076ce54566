package dev.opsledger.local.simulator.github.demo;

import java.time.Duration;

/**
 * How a workflow behaves.
 *
 * @param name of the workflow
 * @param event what starts it
 * @param every about how often it starts; exactly, where a schedule starts it
 * @param lasts about how long a run takes
 * @param flakiness the share of runs that fail
 */
record DemoHabit(String name, String event, Duration every, Duration lasts, double flakiness) {
  /** A schedule starts on the dot; people do not. */
  boolean punctual() {
    return event.equals("schedule");
  }
}
