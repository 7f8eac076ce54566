package dev.opsledger.front;

import dev.opsledger.core.dynamo.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of numbers, read to be changed. Its revision tells whether somebody else changed it
 * meanwhile.
 */
final class NumberRow {
  private static final String NUMBER = "n:";
  private static final String LABEL = "l:";

  /** Runs of a workflow that passed although it failed with the same commit. */
  static final String FLAKY = "flaky";

  private static final String REVISION = "revision";
  private static final String LABELED = "labeledBy";

  private final NumberKey key;
  private final long revision;
  private final Map<String, Long> numbers = new TreeMap<>();
  private final Map<String, String> labels = new TreeMap<>();
  private String labeledBy;
  private boolean changed;

  private NumberRow(NumberKey key, long revision, String labeledBy) {
    this.key = key;
    this.revision = revision;
    this.labeledBy = labeledBy;
  }

  static NumberRow fresh(NumberKey key) {
    return new NumberRow(key, 0, "");
  }

  static NumberRow of(Row row) {
    var numbers =
        new NumberRow(
            new NumberKey(row.pk(), row.sk()), row.number(REVISION), row.find(LABELED).orElse(""));
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

  NumberKey key() {
    return key;
  }

  long revision() {
    return revision;
  }

  boolean isChanged() {
    return changed;
  }

  long get(String number) {
    return numbers.getOrDefault(number, 0L);
  }

  String label(String name) {
    return labels.getOrDefault(name, key.sk());
  }

  void add(String number, long by) {
    if (by != 0) {
      numbers.merge(number, by, Long::sum);
      changed = true;
    }
  }

  /** Calls it what the latest thing calls it, in whichever order the things come. */
  void label(Map<String, String> names, String by) {
    if (!names.isEmpty() && by.compareTo(labeledBy) > 0) {
      changed |= !names.equals(labels);
      labels.putAll(names);
      labeledBy = by;
    }
  }

  /** How many runs passed although the same workflow failed with the same commit. */
  long flaky() {
    long retried = get(RunView.RETRIED);
    return get(RunView.FAILED) > 0 ? get(RunView.SUCCEEDED) : retried;
  }

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
      attributes.put(LABELED, Row.text(labeledBy));
    }
    Rankings.of(this).forEach((name, value) -> attributes.put(name, value));
    Row whole = new Row(attributes);
    return FrontKeys.expiry(key).map(whole::expiring).orElse(whole);
  }

  Map<String, AttributeValue> unchanged() {
    return Map.of(":revision", Row.number(revision));
  }

  String condition() {
    return revision == 0 ? "attribute_not_exists(pk)" : REVISION + " = :revision";
  }
}
