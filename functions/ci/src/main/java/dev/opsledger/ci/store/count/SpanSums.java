package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sums up weeks or months that are over, of a branch class in a partition: each once, by the first
 * who reads it, on the condition that nobody counts in it meanwhile. A row without an event marks a
 * span as summed up, also if nothing was counted in it; from then on it stands for its days.
 *
 * @param part the branch class in the partition
 * @param span the length, which is not a day
 */
record SpanSums(RollupPart part, RollupSpan span) {
  /** Few enough events for one transaction. */
  private static final int MOST_EVENTS = 20;

  /** DynamoDB takes no more in a transaction. */
  private static final int MOST_ITEMS = 100;

  /**
   * Sums up spans.
   *
   * @param spans in their order
   * @return the rollups of those that are summed up now, by their first days; none of a span in
   *     which somebody counted at the same time
   */
  Map<LocalDate, List<Row>> sumUp(List<MetricsPeriod> spans) {
    Map<LocalDate, List<Row>> summed = new TreeMap<>();
    for (List<MetricsPeriod> each : neighbours(spans)) {
      sumUpNeighbours(each, summed);
    }
    return summed;
  }

  /** What lies side by side is read at once: most spans of a quiet workflow are empty. */
  private static List<List<MetricsPeriod>> neighbours(List<MetricsPeriod> spans) {
    var groups = new ArrayList<List<MetricsPeriod>>();
    for (MetricsPeriod each : spans) {
      boolean follows =
          !groups.isEmpty() && groups.getLast().getLast().until().plusDays(1).equals(each.since());
      if (!follows) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(each);
    }
    return groups;
  }

  private void sumUpNeighbours(List<MetricsPeriod> spans, Map<LocalDate, List<Row>> summed) {
    LocalDate first = spans.getFirst().since();
    // Read before the days: who counts in between changes the revision that the write requires.
    Map<LocalDate, List<Row>> before = bySpan(span, first, spans.getLast().since());
    Map<LocalDate, List<Row>> days = bySpan(RollupSpan.DAY, first, spans.getLast().until());
    var empty = new ArrayList<LocalDate>();
    for (MetricsPeriod each : spans) {
      List<Row> ofDays = days.getOrDefault(each.since(), List.of());
      List<Row> ofSpan = before.getOrDefault(each.since(), List.of());
      if (!ofDays.isEmpty()) {
        sumUp(each.since(), ofDays, ofSpan).ifPresent(rows -> summed.put(each.since(), rows));
      } else if (ofSpan.isEmpty()) {
        empty.add(each.since());
      }
    }
    for (int at = 0; at < empty.size(); at += MOST_ITEMS) {
      List<LocalDate> some = empty.subList(at, Math.min(empty.size(), at + MOST_ITEMS));
      if (mark(some)) {
        some.forEach(day -> summed.put(day, List.of()));
      }
    }
  }

  /** Rollups by the first day of the span that they belong to, without another reader's marks. */
  private Map<LocalDate, List<Row>> bySpan(RollupSpan of, LocalDate first, LocalDate last) {
    return part.rows(of, first, last, true).stream()
        .filter(row -> !RollupPart.isMark(row))
        .collect(Collectors.groupingBy(row -> span.first(RollupPart.first(row))));
  }

  /** The rollups of a span; empty if there are too many, or if somebody counts in it meanwhile. */
  private Optional<List<Row>> sumUp(LocalDate first, List<Row> days, List<Row> before) {
    String mark = mark(first);
    var tallies = new TreeMap<String, Tally>();
    for (Row row : days) {
      tallies.merge(mark + "#" + RollupPart.eventOf(row), RollupRows.tally(row), Tally::plus);
    }
    if (tallies.size() > MOST_EVENTS) {
      return Optional.empty();
    }
    Map<String, Long> revisions = new HashMap<>();
    before.forEach(row -> revisions.put(row.sk(), row.number(RollupRows.REVISION)));
    var write = new WriteItems(table().name());
    List<TransactWriteItem> items = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    tallies.forEach(
        (sk, tally) -> {
          Optional<Long> revision = Optional.ofNullable(revisions.get(sk));
          Row row = row(sk, tally, revision.orElse(0L) + 1);
          items.add(put(write, row, revision));
          rows.add(row);
        });
    items.add(write.put(marked(mark)));
    return table().transact(items) ? Optional.of(rows) : Optional.empty();
  }

  private static TransactWriteItem put(WriteItems write, Row row, Optional<Long> before) {
    return before.isEmpty()
        ? write.putNew(row)
        : write.putIf(row, "revision = :revision", Map.of(":revision", Row.number(before.get())));
  }

  /**
   * Whoever counts in a span that is over counts in its rollup, too, whether it is marked or not.
   */
  private boolean mark(List<LocalDate> empty) {
    var write = new WriteItems(table().name());
    return table().transact(empty.stream().map(day -> write.put(marked(mark(day)))).toList());
  }

  private Row row(String sk, Tally tally, long revision) {
    var attributes = new HashMap<String, AttributeValue>(Row.of(part.pk(), sk).attributes());
    tally.counts().forEach((name, count) -> attributes.put(name, Row.number(count)));
    attributes.put(RollupRows.REVISION, Row.number(revision));
    return new Row(attributes);
  }

  private Row marked(String mark) {
    return Row.of(part.pk(), mark).with("summed", true);
  }

  private String mark(LocalDate first) {
    return RollupWrites.sk(part.onDefaultBranch(), span, first);
  }

  private Table table() {
    return part.table();
  }
}
