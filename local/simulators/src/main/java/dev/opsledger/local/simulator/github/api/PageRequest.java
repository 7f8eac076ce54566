package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The requested page of a list. Like GitHub, replaces invalid values instead of rejecting them:
 * {@code per_page} defaults to 30 unless it is a positive number, and is at most 100.
 */
record PageRequest(int perPage, int number) {
  private static final int USUAL = 30;
  private static final int LARGEST = 100;

  static PageRequest of(SimulatedRequest request) {
    return new PageRequest(
        Math.min(LARGEST, positive(request.query("per_page"), USUAL)),
        positive(request.query("page"), 1));
  }

  /** The items of a list that are on this page. */
  <T> List<T> cut(List<T> all) {
    long from = Math.min(all.size(), (number - 1L) * perPage);
    long to = Math.min(all.size(), from + perPage);
    return all.subList((int) from, (int) to);
  }

  /**
   * Builds the {@code Link} header; empty when there is only one page.
   *
   * @param path the path of the list; GitHub's links address repositories and users by id
   */
  Optional<String> link(SimulatedRequest request, String path, int size) {
    int last = Math.ceilDiv(size, perPage);
    var links = new ArrayList<String>();
    if (number > 1) {
      links.add(link(request, path, number - 1, "prev"));
    }
    if (number < last) {
      links.add(link(request, path, number + 1, "next"));
      links.add(link(request, path, last, "last"));
    }
    if (number > 1) {
      links.add(link(request, path, 1, "first"));
    }
    return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
  }

  private static String link(SimulatedRequest request, String path, int page, String rel) {
    var kept =
        Stream.of(request.rawQuery().split("&", -1))
            .filter(part -> !part.isEmpty() && !part.startsWith("page="));
    var query = Stream.concat(kept, Stream.of("page=" + page)).collect(Collectors.joining("&"));
    return "<%s%s?%s>; rel=\"%s\"".formatted(request.origin(), path, query, rel);
  }

  private static int positive(Optional<String> text, int otherwise) {
    return text.filter(digits -> digits.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
