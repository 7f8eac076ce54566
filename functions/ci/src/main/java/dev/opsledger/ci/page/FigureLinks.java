package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;

/**
 * The addresses of the runs that figures were made from.
 *
 * @param scope the page of the organization, repository or workflow, without any days
 * @param period the days of the page on which the figures stand
 */
record FigureLinks(PageAddress scope, PagePeriod period) {
  /** The page of the scope with the same days. */
  PageAddress page() {
    return period.in(scope);
  }

  /** The page of some days. */
  PageAddress page(MetricsPeriod days) {
    return days.since().equals(period.first()) && days.until().equals(period.last())
        ? page()
        : scope.with("from", days.since().toString()).with("to", days.until().toString());
  }

  /** The runs of some days and of a class. */
  String runs(MetricsPeriod days, OutcomeGroup group) {
    return page(days).with(OutcomeGroup.PARAMETER, group.text()).toString();
  }

  /** The runs of the page's days and of a class. */
  String runs(OutcomeGroup group) {
    return page().with(OutcomeGroup.PARAMETER, group.text()).toString();
  }
}
