package dev.opsledger.front.domain;

/** The names of the counters of gists. */
public final class GistCounters {
  public static final String ALL = "gists";

  /** Gists that became deals in the CRM. */
  public static final String DEALS = "deals";

  /** Gists whose deal the CRM refused. */
  public static final String REFUSED = "refused";

  private GistCounters() {}
}
