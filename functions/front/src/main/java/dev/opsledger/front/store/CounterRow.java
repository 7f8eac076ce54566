package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.RunCounters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row of counters that can be changed. Its revision detects changes by other writers. */
public final class CounterRow {
  private static final String NUMBER = "n:";
  private static final String LABEL = "l:";
  private static final String REVISION = "revision";
  private static final String LABELED_BY = "labeledBy";

  private final CounterKey key;
  private final long revision;
  private final Map<String, Long> numbers = new TreeMap<>();
  private final Map<String, String> labels = new TreeMap<>();
  private String labeledBy;
  private boolean changed;

  private CounterRow(CounterKey key, long revision, String labeledBy) {
    this.key = key;
    this.revision = revision;
    this.labeledBy = labeledBy;
  }

  /** A row that is not stored yet; all of its counters are zero. */
  public static CounterRow fresh(CounterKey key) {
    return new CounterRow(key, 0, "");
  }

  /** Reads a stored row. */
  public static CounterRow of(Row row) {
    var counters =
        new CounterRow(
            new CounterKey(row.pk(), row.sk()),
            row.number(REVISION),
            row.find(LABELED_BY).orElse(""));
    row.attributes()
        .forEach(
            (name, value) -> {
              if (name.startsWith(NUMBER)) {
                counters.numbers.put(name.substring(NUMBER.length()), Long.valueOf(value.n()));
              } else if (name.startsWith(LABEL)) {
                counters.labels.put(name.substring(LABEL.length()), value.s());
              }
            });
    return counters;
  }

  /** The key of the row. */
  public CounterKey key() {
    return key;
  }

  /** Whether the row differs from what was read. */
  public boolean isChanged() {
    return changed;
  }

  /** The value of a counter, zero if it has none. */
  public long get(String counter) {
    return numbers.getOrDefault(counter, 0L);
  }

  /** A name to show for the row; the row's sort key if no fact has given one. */
  public String label(String name) {
    return labels.getOrDefault(name, key.sk());
  }

  /** Adds to a counter. */
  public void add(String counter, long amount) {
    if (amount != 0) {
      numbers.merge(counter, amount, Long::sum);
      changed = true;
    }
  }

  /** Adds what a fact contributes. */
  public void add(Contribution contribution) {
    contribution.numbers().forEach(this::add);
  }

  /** Takes back what a fact has contributed. */
  public void subtract(Contribution contribution) {
    contribution.numbers().forEach((counter, number) -> add(counter, -number));
  }

  /**
   * Takes the labels of the newest contributor, whichever order they come in.
   *
   * @param contributor text that sorts as the contributors' ages do
   */
  public void label(Map<String, String> names, String contributor) {
    if (!names.isEmpty() && contributor.compareTo(labeledBy) > 0) {
      changed |= !names.equals(labels);
      labels.putAll(names);
      labeledBy = contributor;
    }
  }

  /** How many runs passed although the same workflow failed with the same commit. */
  public long flaky() {
    return RunCounters.flaky(
        get(RunCounters.SUCCEEDED), get(RunCounters.FAILED), get(RunCounters.RETRIED));
  }

  /** The row to store, one revision later. */
  Row row() {
    Row row = Row.of(key.pk(), key.sk()).with(REVISION, revision + 1);
    var attributes = new LinkedHashMap<>(row.attributes());
    numbers.forEach(
        (name, number) -> {
          if (number != 0) {
            attributes.put(NUMBER + name, Row.number(number));
          }
        });
    labels.forEach((name, text) -> attributes.put(LABEL + name, Row.text(text)));
    if (!labeledBy.isEmpty()) {
      attributes.put(LABELED_BY, Row.text(labeledBy));
    }
    attributes.putAll(Rankings.of(this));
    Row whole = new Row(attributes);
    return FrontKeys.expiry(key).map(whole::expiring).orElse(whole);
  }

  /** Holds while nobody else has changed the row since it was read. */
  String condition() {
    return revision == 0 ? "attribute_not_exists(pk)" : REVISION + " = :revision";
  }

  Map<String, AttributeValue> conditionValues() {
    return revision == 0 ? Map.of() : Map.of(":revision", Row.number(revision));
  }
}
