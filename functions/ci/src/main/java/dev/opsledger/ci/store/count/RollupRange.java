package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the stored rollups of a range of days, strongly consistent.
 *
 * @param table the CI table
 * @param first the first day
 * @param last the last day
 */
record RollupRange(Table table, LocalDate first, LocalDate last) {
  private static final int MOST_ON_A_PAGE = 1_000;

  /** The first day in the range that has a rollup in one of these partitions. */
  Optional<LocalDate> first(Collection<String> partitions) {
    return BoundedParallel.map(ranges(partitions, RollupSpan.DAY), this::firstOf).stream()
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  private Optional<LocalDate> firstOf(String[] range) {
    var rows = query(range, 1).iterator();
    return rows.hasNext() ? Optional.of(first(rows.next().sk())) : Optional.empty();
  }

  /** The rollups of partitions by the spans that begin in the range. */
  List<Row> rollups(Collection<String> partitions, RollupSpan span) {
    return read(ranges(partitions, span));
  }

  private List<String[]> ranges(Collection<String> partitions, RollupSpan span) {
    var ranges = new ArrayList<String[]>();
    for (String pk : partitions) {
      for (boolean onDefaultBranch : List.of(true, false)) {
        String begin = RollupWrites.sk(onDefaultBranch, span, first);
        String end = RollupWrites.sk(onDefaultBranch, span, last) + "~";
        ranges.add(new String[] {pk, begin, end});
      }
    }
    return ranges;
  }

  /** The counts of repositories' days (UTC). */
  List<Row> days(Collection<Long> repositories) {
    return read(
        repositories.stream()
            .map(id -> new String[] {RunDays.pk(id), first.toString(), last.toString()})
            .toList());
  }

  private List<Row> read(List<String[]> ranges) {
    return BoundedParallel.map(ranges, this::rows).stream().flatMap(List::stream).toList();
  }

  private List<Row> rows(String[] range) {
    var rows = new ArrayList<Row>();
    query(range, MOST_ON_A_PAGE).forEach(rows::add);
    return rows;
  }

  private Iterable<Row> query(String[] range, int limit) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .consistentRead(true)
                .limit(limit)
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Row.text(range[0]),
                        ":first", Row.text(range[1]),
                        ":last", Row.text(range[2]))));
  }

  /** Whether a sort key is that of a rollup of one day. */
  static boolean isOfDay(String sk, LocalDate day) {
    String[] parts = sk.split("#", -1);
    return parts[1].equals(RollupSpan.DAY.letter()) && parts[2].equals(day.toString());
  }

  /** The first day in the sort key of a rollup. */
  static LocalDate first(String sk) {
    return LocalDate.parse(sk.split("#", -1)[2]);
  }
}
