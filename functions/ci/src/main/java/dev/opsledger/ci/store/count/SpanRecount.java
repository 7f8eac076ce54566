package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the weeks and months that were summed up with the sums of their days.
 *
 * @param ends whether those that go on after the days are compared, too: their other days are not
 *     recounted
 */
record SpanRecount(Table table, boolean ends) {
  /** The rollups of a week or a month in a partition, of one branch class. */
  private record Span(String pk, boolean onDefaultBranch, RollupSpan length, LocalDate first)
      implements Comparable<Span> {
    static Span of(StoredFigures figures) {
      return of(figures.pk(), figures.sk());
    }

    static Span of(String pk, String sk) {
      String[] parts = sk.split("#", -1);
      RollupSpan length =
          parts[1].equals(RollupSpan.WEEK.letter()) ? RollupSpan.WEEK : RollupSpan.MONTH;
      boolean onDefaultBranch = parts[0].equals(RollupPlace.branchClass(true));
      return new Span(pk, onDefaultBranch, length, LocalDate.parse(parts[2]));
    }

    boolean isMadeOf(StoredFigures day) {
      String[] parts = day.sk().split("#", -1);
      return day.pk().equals(pk)
          && parts.length > 3
          && parts[0].equals(RollupPlace.branchClass(onDefaultBranch))
          && parts[1].equals(RollupSpan.DAY.letter())
          && length.first(LocalDate.parse(parts[2])).equals(first);
    }

    String sk() {
      return RollupWrites.sk(onDefaultBranch, length, first);
    }

    @Override
    public int compareTo(Span other) {
      return (pk + sk()).compareTo(other.pk + other.sk());
    }
  }

  /** Has the weeks and months settled that were summed up and overlap some days. */
  void settle(Collection<String> partitions, LocalDate first, LocalDate last, RollupRepair repair) {
    for (RollupSpan length : List.of(RollupSpan.WEEK, RollupSpan.MONTH)) {
      List<Row> rows =
          new RollupRange(table, length.first(first), last).rollups(partitions, length);
      Set<Span> summed = new TreeSet<>();
      rows.stream()
          .filter(row -> row.flag("summed"))
          .map(row -> Span.of(row.pk(), row.sk()))
          .filter(span -> ends || !length.last(span.first()).isAfter(last))
          .forEach(summed::add);
      List<Row> stored = new ArrayList<>();
      rows.stream()
          .filter(row -> !row.flag("summed") && summed.contains(Span.of(row.pk(), row.sk())))
          .forEach(stored::add);
      repair.settle(stored, sums(summed, repair), figures -> again(figures, repair));
    }
  }

  private Map<StoredFigures, Tally> again(Set<StoredFigures> figures, RollupRepair repair) {
    var spans = new TreeSet<Span>();
    figures.forEach(each -> spans.add(Span.of(each)));
    return sums(spans, repair);
  }

  private Map<StoredFigures, Tally> sums(Set<Span> spans, RollupRepair repair) {
    var sums = new TreeMap<StoredFigures, Tally>();
    for (Span span : spans) {
      LocalDate last = span.length().last(span.first());
      List<Row> days =
          new RollupRange(table, span.first(), last).rollups(List.of(span.pk()), RollupSpan.DAY);
      repair
          .corrected(days, span::isMadeOf)
          .forEach(
              (day, tally) -> {
                if (span.isMadeOf(day)) {
                  String event = day.sk().substring(day.sk().lastIndexOf('#'));
                  sums.merge(
                      StoredFigures.rollup(span.pk(), span.sk() + event), tally, Tally::plus);
                }
              });
    }
    return sums;
  }
}
