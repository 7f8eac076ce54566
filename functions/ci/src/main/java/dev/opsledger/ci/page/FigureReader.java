package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.domain.count.RunnerPrices;
import dev.opsledger.ci.page.FigureSet.Span;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads figures from rollups, as far as a page's budget goes.
 *
 * @param budget what is left of it
 */
record FigureReader(
    RollupQuery rollups, RunnerPrices prices, PagePeriod period, ReadBudget budget) {
  /** The longest period of which there are figures. */
  static final int LONGEST = 366;

  /** So many days, and as many before, are read at once. */
  private static final int AT_ONCE = 8;

  private static final int FEW_DAYS = 31;
  private static final int HALF_A_YEAR = 184;

  /** By branch class, and by the two halves of an owner. */
  private static final int PARTITIONS_OF_OWNER = 4;

  private static final int PARTITIONS_OF_WORKFLOW = 2;

  /** Longer spans, and the days before and after them. */
  private static final int QUERIES_OF_SPANS = 3;

  /** A workflow whose rollups are read only if so much is left. */
  private static final double MOST_OF_A_WORKFLOW = 5;

  private static final double MOST_OF_AN_OWNER = 12;

  /** The days of the page. */
  MetricsPeriod days() {
    return new MetricsPeriod(period.first(), period.last());
  }

  /** The length of its steps. */
  RollupSpan by() {
    if (period.days() <= FEW_DAYS) {
      return RollupSpan.DAY;
    }
    return period.days() <= HALF_A_YEAR ? RollupSpan.WEEK : RollupSpan.MONTH;
  }

  /** The figures of what a filter lets through, with steps and with the period before. */
  FigureSet whole(RollupQuery.Filter filter) {
    if (period.days() > AT_ONCE && by() != coarse()) {
      return set(days(filter), before(filter));
    }
    // One query of more rows costs less than two, unless the period before has longer spans.
    var periods = new ArrayList<MetricsPeriod>();
    periods.add(days().before());
    periods.addAll(days().steps(by()));
    SortedMap<LocalDate, Tally> both = read(filter, periods, by());
    return set(both, both);
  }

  /** Whether there is enough left for another owner. */
  boolean hasForOwner() {
    return budget.has(MOST_OF_AN_OWNER);
  }

  /** Whether there is enough left for another workflow and the period before. */
  boolean hasForWorkflow() {
    return budget.has(2 * MOST_OF_A_WORKFLOW);
  }

  /** The figures of nothing. */
  FigureSet none() {
    return set(new TreeMap<>(), new TreeMap<>());
  }

  /** The figures of a period and of the one before. */
  record Both(Span now, Span before) {}

  /** The figures of the period and of the one before, without steps. */
  Both both(RollupQuery.Filter filter) {
    List<MetricsPeriod> periods = List.of(days().before(), days());
    SortedMap<LocalDate, Tally> read = read(filter, periods, coarse());
    return new Both(span(days(), read), span(days().before(), read));
  }

  private SortedMap<LocalDate, Tally> days(RollupQuery.Filter filter) {
    return read(filter, days().steps(by()), by());
  }

  private SortedMap<LocalDate, Tally> before(RollupQuery.Filter filter) {
    return read(filter, List.of(days().before()), coarse());
  }

  private RollupSpan coarse() {
    return by() == RollupSpan.DAY ? RollupSpan.WEEK : by();
  }

  private SortedMap<LocalDate, Tally> read(
      RollupQuery.Filter filter, List<MetricsPeriod> periods, RollupSpan span) {
    SortedMap<LocalDate, Tally> read = rollups.read(filter, periods, span, period.today());
    int keys = CiKeys.owners(filter.owner(), true).size();
    int partitions = filter.workflow().isEmpty() ? PARTITIONS_OF_OWNER : PARTITIONS_OF_WORKFLOW;
    int queries = span == RollupSpan.DAY ? 1 : QUERIES_OF_SPANS;
    budget.spend(read.values(), partitions, keys * partitions * queries);
    return read;
  }

  private FigureSet set(SortedMap<LocalDate, Tally> days, SortedMap<LocalDate, Tally> before) {
    List<Span> steps = new ArrayList<>();
    for (MetricsPeriod step : days().steps(by())) {
      steps.add(span(step, days));
    }
    return new FigureSet(by(), span(days(), days), span(days().before(), before), steps);
  }

  private Span span(MetricsPeriod of, SortedMap<LocalDate, Tally> days) {
    return new Span(of, CiFigures.of(days, of.since(), of.until(), prices));
  }
}
