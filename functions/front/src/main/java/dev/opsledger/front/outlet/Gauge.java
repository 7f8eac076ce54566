package dev.opsledger.front.outlet;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/** A metric that can go up and down, with a number for each set of labels. */
final class Gauge {
  private final String name;
  private final String help;
  private final Map<Labels, Long> numbers = new LinkedHashMap<>();

  Gauge(String name, String help) {
    this.name = "opsledger_" + name;
    this.help = help;
  }

  /**
   * Adds to the number of a set of labels: two things that no label tells apart are one series.
   *
   * @param namesAndValues the labels
   */
  Gauge add(long number, String... namesAndValues) {
    numbers.merge(Labels.of(namesAndValues), number, Long::sum);
    return this;
  }

  GaugeSnapshot snapshot() {
    var snapshot = GaugeSnapshot.builder().name(name).help(help);
    numbers.forEach(
        (labels, number) ->
            snapshot.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(number).build()));
    return snapshot.build();
  }
}
