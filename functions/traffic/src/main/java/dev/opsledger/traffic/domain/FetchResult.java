package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.ArrayList;
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

  /** The days of this fetch; a covered day that GitHub left out counts as zero. */
  public List<Day> days() {
    var shown = new TreeSet<>(views.keySet());
    clones.ifPresent(known -> shown.addAll(known.keySet()));
    Optional<LocalDate> newest = shown.isEmpty() ? Optional.empty() : Optional.of(shown.last());
    shown.addAll(window.days(newest));
    return shown.stream().map(this::day).toList();
  }

  private Day day(LocalDate date) {
    return new Day(
        date,
        views.getOrDefault(date, Counts.NONE),
        clones.map(known -> known.getOrDefault(date, Counts.NONE)),
        window.isOver(date));
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
