package dev.opsledger.core.count;

import dev.opsledger.core.sync.UnitState;

/** What the states of ci's units mean, which the ledger of syncs shows to other functions. */
public final class RunUnits {
  /** Begins the ids of units of a repository's older runs. */
  private static final String OLDER_RUNS = "archive:";

  private RunUnits() {}

  /**
   * Whether a unit lacks something that is wanted. Skipped units are those that nobody wants to
   * see, such as a suspended installation; only older runs are skipped because GitHub does not give
   * them.
   */
  public static boolean lacks(UnitState unit) {
    return unit.status() != UnitState.Status.SKIPPED || unit.id().startsWith(OLDER_RUNS);
  }

  /** What a unit is about: a repository where its name says what is read of one. */
  public static String subject(UnitState unit) {
    return unit.name().replaceFirst("^(older runs|earlier attempts) of ", "");
  }
}
