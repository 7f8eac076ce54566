package dev.opsledger.local;

import java.util.List;

/** A host for tests of one context: the contexts do not tell each other what they do. */
public final class Alone {
  private static final List<String> TELLING =
      List.of("CiPublisher", "OncallPublisher", "TrafficPublisher", "GistsPublisher");

  private Alone() {}

  /** The same plan without the publishers of facts and without the front, which hears them. */
  public static LocalHostBuilder of(LocalHostBuilder plan) {
    TELLING.forEach(
        publisher -> plan.with(publisher + ".Properties.Events.Changes.Properties.Enabled", false));
    return plan.with("FrontProjector.Properties.Events.Facts.Properties.Enabled", false);
  }
}
