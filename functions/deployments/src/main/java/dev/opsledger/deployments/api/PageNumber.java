package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of a list's page.
 *
 * @param value 1 for the first
 */
record PageNumber(long value) {
  private static final long FARTHEST = 1_000_000_000_000_000L;

  /**
   * Reads a {@code page} parameter; without one it is the first page.
   *
   * @throws RequestException 400 when it is no positive whole number
   */
  static PageNumber read(String parameter) {
    if (parameter == null) {
      return new PageNumber(1);
    }
    if (!parameter.matches("[1-9][0-9]*")) {
      throw RequestException.invalid("page is a whole number from 1 on");
    }
    // Whatever has more digits is past every end as well.
    boolean near = parameter.length() < 16;
    return new PageNumber(near ? Long.parseLong(parameter) : FARTHEST);
  }

  /**
   * A {@code Link} header (RFC 8288).
   *
   * @param list the list's address, ending where the page's number follows
   * @param total how many elements the list has
   */
  String links(String list, long total) {
    long last = Math.max(1, (total + DeploymentsKeys.PAGE - 1) / DeploymentsKeys.PAGE);
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
