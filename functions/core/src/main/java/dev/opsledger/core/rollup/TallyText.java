package dev.opsledger.core.rollup;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A tally as a text, for a row that remembers what it counted for. */
public final class TallyText {
  private TallyText() {}

  /** The text of a tally. */
  public static String of(Tally tally) {
    return tally.counts().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  /** The tally that {@link #of} made the text from. */
  public static Tally parse(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String each : text.split(",", 0)) {
      int equals = each.lastIndexOf('=');
      if (equals > 0) {
        counts.put(each.substring(0, equals), Long.valueOf(each.substring(equals + 1)));
      }
    }
    return new Tally(new TreeMap<>(counts));
  }
}
