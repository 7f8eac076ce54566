package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.projection.RunProjection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of numbers, read to be changed. Its revision tells whether somebody else changed it
 * meanwhile.
 */
public final class CounterRow {
  private static final String NUMBER = "n:";
  private static final String LABEL = "l:";

  /** Runs of a workflow that passed although it failed with the same commit. */
  public static final String FLAKY = "flaky";

  private static final String REVISION = "revision";
  private static final String LABELED = "labeledBy";

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

  public static CounterRow fresh(CounterKey key) {
    return new CounterRow(key, 0, "");
  }

  public static CounterRow of(Row row) {
    var numbers =
        new CounterRow(
            new CounterKey(row.pk(), row.sk()), row.number(REVISION), row.find(LABELED).orElse(""));
    row.attributes()
        .forEach(
            (name, value) -> {
              if (name.startsWith(NUMBER)) {
                numbers.numbers.put(name.substring(NUMBER.length()), Long.valueOf(value.n()));
              } else if (name.startsWith(LABEL)) {
                numbers.labels.put(name.substring(LABEL.length()), value.s());
              }
            });
    return numbers;
  }

  public CounterKey key() {
    return key;
  }

  public long revision() {
    return revision;
  }

  public boolean isChanged() {
    return changed;
  }

  public long get(String number) {
    return numbers.getOrDefault(number, 0L);
  }

  public String label(String name) {
    return labels.getOrDefault(name, key.sk());
  }

  public void add(String number, long by) {
    if (by != 0) {
      numbers.merge(number, by, Long::sum);
      changed = true;
    }
  }

  /** Calls it what the latest thing calls it, in whichever order the things come. */
  public void label(Map<String, String> names, String by) {
    if (!names.isEmpty() && by.compareTo(labeledBy) > 0) {
      changed |= !names.equals(labels);
      labels.putAll(names);
      labeledBy = by;
    }
  }

  /** How many runs passed although the same workflow failed with the same commit. */
  public long flaky() {
    long retried = get(RunProjection.RETRIED);
    return get(RunProjection.FAILED) > 0 ? get(RunProjection.SUCCEEDED) : retried;
  }

  public Row row() {
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
      attributes.put(LABELED, Row.text(labeledBy));
    }
    Rankings.of(this).forEach((name, value) -> attributes.put(name, value));
    Row whole = new Row(attributes);
    return FrontKeys.expiry(key).map(whole::expiring).orElse(whole);
  }

  public Map<String, AttributeValue> unchanged() {
    return Map.of(":revision", Row.number(revision));
  }

  public String condition() {
    return revision == 0 ? "attribute_not_exists(pk)" : REVISION + " = :revision";
  }
}
