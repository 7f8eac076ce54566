package dev.opsledger.front.domain;

/** The names of the counters of repositories' traffic. */
public final class VisitCounters {
  public static final String VIEWS = "views";

  /** Kept for a single repository only: one person may visit several. */
  public static final String VISITORS = "visitors";

  public static final String CLONES = "clones";

  /** Repositories whose traffic of the day is known. */
  public static final String REPOSITORIES = "repositories";

  private VisitCounters() {}
}
