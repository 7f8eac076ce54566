package dev.opsledger.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects measured values by subject, from interleaved runs, and prints them as Markdown tables.
 */
public final class FigureTable {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /** Adds the value that one run measured. */
  public void add(String subject, double value) {
    values.computeIfAbsent(subject, s -> new ArrayList<>()).add(value);
  }

  /** The median of a subject's values. */
  public double median(String subject) {
    return median(values.get(subject));
  }

  /** The median ratio of a subject to its base, pairing the runs of the same round. */
  public double ratio(String subject, String base) {
    List<Double> ours = values.get(subject);
    List<Double> theirs = values.get(base);
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return median(ratios);
  }

  /** The median of some values. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * Prints minimum, median and maximum of each subject, and its ratio to its base.
   *
   * @param title the heading, with the unit
   * @param bases the base by subject; subjects without a base have no ratio
   */
  public void print(String title, Map<String, String> bases) {
    line("| %-34s | %9s | %9s | %9s | %-44s |", title, "min", "median", "max", "ratio");
    line("|---|---|---|---|---|");
    values.forEach(
        (subject, all) -> {
          double min = all.stream().min(Double::compare).orElseThrow();
          double max = all.stream().max(Double::compare).orElseThrow();
          String base = bases.get(subject);
          String ratio =
              base == null
                  ? ""
                  : String.format(Locale.ROOT, "%.2f of %s", ratio(subject, base), base);
          line("| %-34s | %9.2f | %9.2f | %9.2f | %-44s |", subject, min, median(all), max, ratio);
        });
    line("");
  }

  /** Prints a formatted line. */
  public static void line(String format, Object... values) {
    IO.println(String.format(Locale.ROOT, format, values));
  }
}
