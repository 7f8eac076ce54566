package dev.opsledger.front.domain;

import java.util.Set;

/** The names of the counters of deployments; those of ended ones are their statuses. */
public final class DeploymentCounters {
  public static final String ONGOING = "ongoing";
  public static final String DONE = "done";
  public static final String FAILED = "failed";
  public static final String CANCELLED = "cancelled";

  private static final Set<String> ENDED = Set.of(DONE, FAILED, CANCELLED);

  private DeploymentCounters() {}

  /** Whether a deployment with this status has ended. */
  public static boolean isEnded(String status) {
    return ENDED.contains(status);
  }

  /** The name of a counter in the row that counts all runs and deployments of a day. */
  public static String inTotals(String counter) {
    return "deployments." + counter;
  }
}
