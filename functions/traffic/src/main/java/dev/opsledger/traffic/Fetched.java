package dev.opsledger.traffic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one fetch showed.
 *
 * @param window the days it covered
 * @param views by day
 * @param clones by day
 * @param snapshot the top tens, empty where GitHub did not give them this time
 */
record Fetched(
    Window window,
    Map<LocalDate, Counts> views,
    Map<LocalDate, Counts> clones,
    Optional<Snapshot> snapshot) {

  /** The days as this fetch showed them; a covered day that GitHub left out is zero. */
  List<Day> days() {
    var dates = new TreeSet<>(window.days());
    dates.addAll(views.keySet());
    dates.addAll(clones.keySet());
    return dates.stream().map(this::day).toList();
  }

  private Day day(LocalDate date) {
    return new Day(
        date,
        views.getOrDefault(date, Counts.NONE),
        clones.getOrDefault(date, Counts.NONE),
        window.isOver(date));
  }

  /** The days that change what is stored, as they are to be stored. */
  List<Day> changes(Map<LocalDate, Day> stored) {
    var changed = new ArrayList<Day>();
    for (Day seen : days()) {
      Day known = stored.get(seen.date());
      Day merged = known == null ? seen : known.merge(seen);
      if (!merged.equals(known)) {
        changed.add(merged);
      }
    }
    return changed;
  }
}
