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
   * The days whose views are known; a covered day that GitHub left out counts as zero. GitHub
   * counts views and clones apart, so what one list shows says nothing about how far the other is
   * counted.
   */
  public List<Day> days() {
    var shown = new TreeSet<>(views.keySet());
    shown.addAll(window.days(newest(views)));
    return shown.stream().map(this::day).toList();
  }

  /** Clones that GitHub may not have counted yet are unknown, which is not zero. */
  private Day day(LocalDate date) {
    return new Day(
        date,
        views.getOrDefault(date, Counts.NONE),
        clones.flatMap(list -> counted(list, date)),
        window.isOver(date));
  }

  private Optional<Counts> counted(Map<LocalDate, Counts> list, LocalDate date) {
    boolean covered = list.containsKey(date) || window.days(newest(list)).contains(date);
    return covered ? Optional.of(list.getOrDefault(date, Counts.NONE)) : Optional.empty();
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
