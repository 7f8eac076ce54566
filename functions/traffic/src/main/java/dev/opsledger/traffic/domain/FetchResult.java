package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one fetch showed.
 *
 * @param window the days it asked for
 * @param repository the repository itself, empty where GitHub does not say
 * @param views by day
 * @param clones by day, empty where GitHub did not give them this time
 * @param topTen the top tens, empty where GitHub did not give them this time
 * @param missing what GitHub did not give and why, a sentence for people; empty when nothing lacks
 * @param again whether another attempt may get it
 */
public record FetchResult(
    FetchWindow window,
    Optional<GitHubRepository> repository,
    Map<LocalDate, Counts> views,
    Optional<Map<LocalDate, Counts>> clones,
    Optional<TopTen> topTen,
    Optional<String> missing,
    boolean again) {

  /** The days as this fetch showed them; one that it covered and GitHub left out is zero. */
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

  /** The days that change what is stored, as they are to be stored. */
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
