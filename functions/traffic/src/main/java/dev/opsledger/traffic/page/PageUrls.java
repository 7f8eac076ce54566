package dev.opsledger.traffic.page;

import dev.opsledger.traffic.domain.DateRange;
import java.util.ArrayList;

/** Builds the paths of the pages. */
public final class PageUrls {
  private PageUrls() {}

  /** The page of all repositories that a key opens. */
  public static String repositories(String key) {
    return "/users/" + key + "/repos";
  }

  /** The page of one repository. */
  public static String repository(String key, String id, DateRange range) {
    return "/users/" + key + "/repos/" + id + query(range);
  }

  /** The CSV of one repository. */
  static String csv(String key, String id, DateRange range) {
    return "/users/" + key + "/repos/" + id + ".csv" + query(range);
  }

  private static String query(DateRange range) {
    var parts = new ArrayList<String>();
    range.start().ifPresent(date -> parts.add("start=" + date));
    range.end().ifPresent(date -> parts.add("end=" + date));
    return parts.isEmpty() ? "" : "?" + String.join("&amp;", parts);
  }
}
