package dev.opsledger.traffic.page;

import dev.opsledger.traffic.domain.DateRange;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Optional;

/** The form that sets {@code start} and {@code end}, and links to common periods. */
final class DateFilter {
  private DateFilter() {}

  static String html(DateRange range, LocalDate today) {
    return """
        <form class="filter" method="get">
        <label>From <input type="date" name="start" value="%s" max="%s"></label>
        <label>To <input type="date" name="end" value="%s" max="%s"></label>
        <button>Show</button>
        <nav aria-label="Usual periods">%s</nav>
        </form>
        """
        .formatted(
            range.start().map(LocalDate::toString).orElse(""),
            today,
            range.end().map(LocalDate::toString).orElse(""),
            today,
            link("14 days", range, today.minusDays(13))
                + link("90 days", range, today.minusDays(89))
                + link("1 year", range, today.minusYears(1).plusDays(1))
                + link("All", range, null));
  }

  private static String link(String text, DateRange range, @Nullable LocalDate start) {
    boolean chosen = range.end().isEmpty() && range.start().equals(Optional.ofNullable(start));
    return "<a href=\"?%s\"%s>%s</a>"
        .formatted(
            start == null ? "" : "start=" + start, chosen ? " aria-current=\"true\"" : "", text);
  }
}
