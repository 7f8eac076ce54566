package dev.opsledger.front.overview;

import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.VisitCounters;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FrontKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the traffic of the last two weeks and today, in GitHub's days (UTC). */
record VisitsQuery(CounterQuery counters) {
  private static final int DAYS = 15;
  private static final int WEEK = 7;
  private static final int REPOSITORIES = 8;

  Overview.Visits read(Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate yesterday = today.minusDays(1);
    List<Overview.VisitedDay> days =
        counters.visits(today.minusDays(DAYS - 1), today).stream().map(VisitsQuery::day).toList();
    return new Overview.Visits(days, yesterday, repositories(yesterday));
  }

  private static Overview.VisitedDay day(CounterRow row) {
    return new Overview.VisitedDay(
        LocalDate.parse(row.key().sk()),
        row.get(VisitCounters.VIEWS),
        row.get(VisitCounters.CLONES),
        row.get(VisitCounters.REPOSITORIES));
  }

  private List<Overview.Visited> repositories(LocalDate day) {
    List<CounterRow> top = counters.top(FrontKeys.visited(day), REPOSITORIES);
    var weekBefore = new LinkedHashMap<CounterRow, CounterKey>();
    top.forEach(row -> weekBefore.put(row, FrontKeys.visited(day.minusDays(WEEK), row.key().sk())));
    Map<CounterKey, CounterRow> known = counters.find(weekBefore.values());
    return top.stream()
        .map(
            row ->
                new Overview.Visited(
                    row.label("repository"),
                    row.get(VisitCounters.VIEWS),
                    row.get(VisitCounters.VISITORS),
                    Optional.ofNullable(known.get(weekBefore.get(row)))
                        .map(before -> before.get(VisitCounters.VIEWS))))
        .toList();
  }
}
