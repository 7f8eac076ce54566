package dev.opsledger.local;

import java.util.List;

/**
 * Isolates a context in tests by turning off the facts that contexts publish to each other. Other
 * contexts' functions are not even created.
 */
public final class Alone {
  private static final List<String> TELLING =
      List.of("CiPublisher", "OncallPublisher", "TrafficPublisher", "GistsPublisher");

  private Alone() {}

  /** The same host without the publishers of facts and without the front's subscription to them. */
  public static LocalHostBuilder of(LocalHostBuilder plan) {
    TELLING.forEach(
        publisher -> plan.with(publisher + ".Properties.Events.Changes.Properties.Enabled", false));
    return plan.with("FrontProjector.Properties.Events.Facts.Properties.Enabled", false).onDemand();
  }
}
