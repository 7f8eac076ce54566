package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of a page of a list.
 *
 * @param value 1 for the first page
 */
record PageNumber(long value) {
  private static final long FARTHEST = 1_000_000_000_000_000L;

  /**
   * Parses a {@code page} parameter; without one it is the first page.
   *
   * @throws RequestException 400 if it is not a positive whole number
   */
  static PageNumber parse(String parameter) {
    if (parameter == null) {
      return new PageNumber(1);
    }
    if (!parameter.matches("[1-9][0-9]*")) {
      throw RequestException.invalid("page must be a whole number, at least 1");
    }
    // A number with more digits is past the end of every list.
    boolean fits = parameter.length() < 16;
    return new PageNumber(fits ? Long.parseLong(parameter) : FARTHEST);
  }

  /**
   * A {@code Link} header (RFC 8288).
   *
   * @param list the list's URL up to the page number
   * @param total the number of elements on all pages
   */
  String links(String list, long total) {
    long last = Math.max(1, (total + DeploymentsKeys.PAGE_SIZE - 1) / DeploymentsKeys.PAGE_SIZE);
    List<String> links = new ArrayList<>();
    links.add(link(list, 1, "first"));
    if (value > 1) {
      links.add(link(list, Math.min(value - 1, last), "previous"));
    }
    if (value < last) {
      links.add(link(list, value + 1, "next"));
    }
    links.add(link(list, last, "last"));
    return String.join(", ", links);
  }

  private static String link(String list, long page, String relation) {
    return "<%s%d>; rel=\"%s\"".formatted(list, page, relation);
  }
}
