package dev.opsledger.traffic.page;

import dev.opsledger.core.json.Json;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The consecutive days of a chart: from the first known day to the last, or to today if fetches are
 * overdue. A day that no fetch covered has no numbers, which is not zero.
 *
 * @param first the first day
 * @param days one for each day from there on, null where nothing is known
 * @param today the UTC day that GitHub is still counting
 */
record ChartSeries(LocalDate first, List<Day> days, LocalDate today) {

  /** The series of days, oldest first; empty if there are none. */
  static ChartSeries of(List<Day> known, DateRange range, LocalDate today) {
    if (known.isEmpty()) {
      return new ChartSeries(today, List.of(), today);
    }
    var byDate = new LinkedHashMap<LocalDate, Day>();
    known.forEach(day -> byDate.put(day.date(), day));
    LocalDate last = latest(known.getLast().date(), range.end().orElse(today), today);
    LocalDate first = known.getFirst().date();
    var days = new ArrayList<Day>();
    first.datesUntil(last.plusDays(1)).forEach(date -> days.add(byDate.get(date)));
    return new ChartSeries(first, days, today);
  }

  private static LocalDate latest(LocalDate known, LocalDate asked, LocalDate today) {
    LocalDate wanted = asked.isBefore(today) ? asked : today;
    return wanted.isAfter(known) ? wanted : known;
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  LocalDate date(int index) {
    return first.plusDays(index);
  }

  private static @Nullable Long of(@Nullable Day day, Function<Counts, Long> number) {
    return day == null ? null : day.clones().map(number).orElse(null);
  }

  /** The data for the page's script. */
  JsonNode json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("first", first);
    fields.put("today", today);
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    List.of("views", "visitors", "clones", "cloners", "final")
        .forEach(name -> columns.put(name, new ArrayList<>(days.size())));
    days.forEach(day -> add(day, columns));
    fields.putAll(columns);
    return Json.node(fields);
  }

  private static void add(Day day, Map<String, List<Object>> columns) {
    columns.get("views").add(day == null ? null : day.views().count());
    columns.get("visitors").add(day == null ? null : day.views().uniques());
    columns.get("clones").add(of(day, Counts::count));
    columns.get("cloners").add(of(day, Counts::uniques));
    columns.get("final").add(day == null || day.finished() ? 1 : 0);
  }
}
