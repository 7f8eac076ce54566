package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.page.FigureSet.Span;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.rollup.Histogram;
import java.util.Arrays;
import java.util.Optional;

/** Organizations and workflows with their figures of a period, a row for each. */
record ScopeTables(PageTable table, PagePeriod period) {
  private static final String[] FIGURES = {
    "Runs",
    "Failed",
    "Failure rate",
    "Median",
    "Before",
    "95th",
    "Wait",
    "To pass",
    "Wasted",
    "Cost"
  };

  /** A table whose first column names what the figures are of, and whose last tells more of it. */
  static ScopeTables of(String id, String caption, String first, String last, PagePeriod period) {
    var columns = new String[FIGURES.length + 2];
    columns[0] = first;
    System.arraycopy(FIGURES, 0, columns, 1, FIGURES.length);
    columns[columns.length - 1] = last;
    return new ScopeTables(new PageTable(id, caption, columns), period);
  }

  /**
   * Adds a row.
   *
   * @param page the page of what it is about, without any days
   * @param span its figures; empty where they were not read
   * @param before those of the period before
   */
  void add(
      PageCell name, PageAddress page, Optional<Span> span, Optional<Span> before, PageCell state) {
    var links = new FigureLinks(page, period);
    table.row(
        span.map(each -> row(name, each.figures(), before, links, state))
            .orElseGet(
                () -> {
                  var cells = new PageCell[FIGURES.length + 2];
                  Arrays.fill(cells, PageCell.none());
                  cells[0] = name;
                  cells[cells.length - 1] = state;
                  return cells;
                }));
  }

  private static PageCell[] row(
      PageCell name, CiFigures figures, Optional<Span> before, FigureLinks links, PageCell state) {
    String completed = links.runs(OutcomeGroup.COMPLETED);
    String failed = links.runs(OutcomeGroup.FAILED);
    return new PageCell[] {
      name,
      PageCell.number(figures.runs(), links.page() + "#runs"),
      PageCell.bad(figures.runs(RunOutcome.FAILED), failed),
      figures.failureRate().isPresent()
          ? PageCell.share(figures.failureRate().getAsDouble()).to(failed)
          : PageCell.none(),
      time(figures, RunCounts.DURATIONS, FigureText.MEDIAN, completed),
      before.map(each -> medianOf(each, links)).orElseGet(PageCell::none),
      time(figures, RunCounts.DURATIONS, FigureText.P95, completed),
      time(figures, RunCounts.QUEUED, FigureText.MEDIAN, completed),
      time(figures, RunCounts.TO_PASS, FigureText.MEDIAN, completed),
      PageCell.seconds(figures.tally().count(RunCounts.WASTED)).to(links.runs(OutcomeGroup.RERUN)),
      figures.tally().count(RunCounts.JOBS) == 0
          ? PageCell.none()
          : PageCell.dollars(FigureText.cost(figures)).to(completed),
      state
    };
  }

  private static PageCell medianOf(Span span, FigureLinks links) {
    return time(
        span.figures(),
        RunCounts.DURATIONS,
        FigureText.MEDIAN,
        links.runs(span.period(), OutcomeGroup.COMPLETED));
  }

  private static PageCell time(
      CiFigures figures, Histogram histogram, double share, String address) {
    return FigureText.seconds(figures, histogram, share)
        .map(seconds -> PageCell.seconds(seconds).to(address))
        .orElseGet(PageCell::none);
  }
}
