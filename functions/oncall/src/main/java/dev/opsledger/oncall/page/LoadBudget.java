package dev.opsledger.oncall.page;

import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.oncall.domain.LoadPeriod;

/**
 * What reads of load cost, in read units, reckoned before they are made. A row holds a count for
 * each length of time and each hour of the week that occurred, so it grows with its incidents, ever
 * more slowly: the figures here are those of rows of a year of 45,000 incidents.
 *
 * @param period the days of the page
 * @param incidents how many incidents began in them
 */
record LoadBudget(PagePeriod period, long incidents) {
  /** What a page may cost. */
  private static final double PAGE = 59;

  /** The catalog, the counts of services and the newest incidents. */
  private static final double INCIDENTS = 15;

  /** The catalog, where no incidents are listed. */
  private static final double CATALOG = 4;

  /** What queries of four partitions round up. */
  private static final double ROUNDING = 4;

  /** The bytes of a read unit that is not strict. */
  private static final double UNIT = 8_192;

  /** A month of all services: two rows of less than 4 KB. */
  private static final double MONTH_OF_ALL = 1;

  /** What is left beside the figures of all services and the newest incidents. */
  double besideFigures() {
    double now =
        LoadReader.isLong(period)
            ? LoadReader.steps(period).stream().mapToDouble(step -> of(LoadReader.days(step))).sum()
            : period.days() * dayOfAll();
    return PAGE - INCIDENTS - now - of(LoadReader.days(period).before());
  }

  /** What is left beside the sum of all services. */
  double besideSum() {
    return PAGE - CATALOG - of(LoadReader.days(period));
  }

  /** The load of all services in a period. */
  private double of(LoadPeriod some) {
    LoadPeriod.Parts parts = some.parts();
    return parts.months().size() * MONTH_OF_ALL + days(parts) * dayOfAll();
  }

  private double dayOfAll() {
    return 2 * Math.min(1_300, 100 + 112 * Math.sqrt(aDay() / 2)) / UNIT;
  }

  /**
   * The load by service or by person.
   *
   * @param people whether by person; of each less is counted than of a service
   * @param known how many services or people there are
   */
  double by(boolean people, int known) {
    LoadPeriod.Parts parts = LoadReader.days(period).parts();
    // An incident counts for about two people, the one who is escalated to among them.
    double aDay = people ? 2 * aDay() : aDay();
    double each = aDay / Math.max(1, known);
    double months = parts.months().size() * known * row(30 * each);
    double days = days(parts) * Math.min(known, aDay) * row(each);
    return ROUNDING + (people ? 0.6 : 1) * (months + days) / UNIT;
  }

  private static int days(LoadPeriod.Parts parts) {
    return parts.days().size() + parts.less().size();
  }

  /** The bytes of a row that counts so many incidents. */
  private static double row(double incidents) {
    return Math.min(1_600, 100 + 65 * Math.sqrt(Math.max(1, incidents)));
  }

  private double aDay() {
    return (double) incidents / period.days();
  }
}
