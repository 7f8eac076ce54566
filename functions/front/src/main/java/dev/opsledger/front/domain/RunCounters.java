package dev.opsledger.front.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of the counters of workflow runs. Each run counts in {@link #TOTAL} and in exactly one
 * of {@link #SUCCEEDED}, {@link #FAILED}, {@link #RUNNING} and {@link #OTHER}.
 */
public final class RunCounters {
  public static final String TOTAL = "total";
  public static final String SUCCEEDED = "succeeded";
  public static final String FAILED = "failed";
  public static final String RUNNING = "running";

  /** Runs that were cancelled, skipped and the like. */
  public static final String OTHER = "other";

  /** Seconds of the runs whose duration is known, added up. */
  public static final String SECONDS = "seconds";

  /** Runs whose duration is known. */
  public static final String TIMED = "timed";

  /** Runs that succeeded in a later attempt than the first. */
  public static final String RETRIED = "retried";

  /** Runs of a workflow that passed although it failed with the same commit. */
  public static final String FLAKY = "flaky";

  private RunCounters() {}

  /** The name of a counter of runs in the row that counts all runs and deployments of a day. */
  public static String inTotals(String counter) {
    return "runs." + counter;
  }

  /** Counters under their names in the row that counts all runs and deployments of a day. */
  public static Map<String, Long> inTotals(Map<String, Long> counters) {
    var named = new LinkedHashMap<String, Long>();
    counters.forEach((counter, number) -> named.put(inTotals(counter), number));
    return named;
  }

  /**
   * How many of a workflow's runs with one commit are flaky: all that passed, once one failed;
   * otherwise those that passed only when they were retried.
   */
  public static long flaky(long succeeded, long failed, long retried) {
    return failed > 0 ? succeeded : retried;
  }
}
