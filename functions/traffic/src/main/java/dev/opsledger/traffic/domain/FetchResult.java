package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The result of fetching one repository's traffic.
 *
 * @param window the days that the fetch covers
 * @param repository the repository as GitHub describes it, empty if GitHub refuses
 * @param views by day
 * @param clones by day, empty if GitHub did not give them this time
 * @param topTen the top ten lists, empty if GitHub did not give them this time
 * @param missing what GitHub did not give and why, for users; empty if nothing is missing
 * @param retryable whether another attempt may get what is missing
 */
public record FetchResult(
    FetchWindow window,
    Optional<GitHubRepository> repository,
    Map<LocalDate, Counts> views,
    Optional<Map<LocalDate, Counts>> clones,
    Optional<TopTen> topTen,
    Optional<String> missing,
    boolean retryable) {

  /**
   * The days that GitHub shows or has counted; one of them that it leaves out counts as zero.
   * Whether a day's views are counted is judged by the list of views alone, as GitHub counts views
   * and clones apart: a day of which only clones are shown has no views yet and is not finished.
   */
  public List<Day> days() {
    var counted = new TreeSet<>(views.keySet());
    counted.addAll(window.days(newest(views)));
    var shown = new TreeSet<>(counted);
    clones.map(Map::keySet).ifPresent(shown::addAll);
    return shown.stream().map(date -> day(date, counted.contains(date))).toList();
  }

  private Day day(LocalDate date, boolean counted) {
    return new Day(
        date,
        views.getOrDefault(date, Counts.NONE),
        clones.map(list -> list.getOrDefault(date, Counts.NONE)),
        counted && window.isOver(date));
  }

  private static Optional<LocalDate> newest(Map<LocalDate, Counts> list) {
    return list.keySet().stream().max(Comparator.naturalOrder());
  }

  /** The days that differ from what is stored, merged with it. */
  public List<Day> changes(Map<LocalDate, Day> stored) {
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
