package dev.opsledger.front.dora;

import dev.opsledger.front.dora.Figures.Failure;
import dev.opsledger.front.dora.Figures.Lead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A project's releases to one environment and the incidents of its services, judged once, whichever
 * periods are then asked for.
 */
final class ReleaseHistory {
  private static final Comparator<Failure> BY_TIME =
      Comparator.comparing((Failure f) -> f.outage().at()).thenComparing(f -> f.outage().id());

  private final TreeSet<Release> ordered = new TreeSet<>(Release.ORDER);
  private final List<Failure> failures;
  private final Rollback.Traced traced;
  private final Rules rules;

  /** The releases that failed, with what is known of their recovery. */
  private final Map<Release, Recovery> recoveries = new TreeMap<>(Release.ORDER);

  private final Map<Release, Rework> reworks = new HashMap<>();

  /**
   * @param releases all that may matter, in any order
   * @param outages incidents of the project's services, in any order
   */
  ReleaseHistory(Collection<Release> releases, Collection<Outage> outages, Rules rules) {
    this.rules = rules;
    ordered.addAll(releases);
    traced = Rollback.trace(List.copyOf(ordered));
    failures =
        outages.stream()
            .filter(outage -> !rules.unrelated().contains(outage.id()))
            .flatMap(outage -> failure(outage).stream())
            .sorted(BY_TIME)
            .toList();
    findRework();
    findRecoveries();
  }

  /** The latest release before an incident, if the incident came within the window. */
  private Optional<Failure> failure(Outage outage) {
    Release latest = ordered.floor(Release.lastAt(outage.at()));
    if (latest == null || !outage.at().isBefore(latest.at().plus(rules.failureWindow()))) {
      return Optional.empty();
    }
    long seconds = Duration.between(latest.at(), outage.at()).toSeconds();
    return Optional.of(new Failure(latest, outage, seconds));
  }

  /** The first release after an incident, if it came before the incident's window closed. */
  private Optional<Release> answer(Outage outage) {
    return Optional.ofNullable(ordered.higher(Release.lastAt(outage.at())))
        .filter(next -> next.at().isBefore(outage.at().plus(rules.failureWindow())));
  }

  private void findRework() {
    for (Rollback each : traced.found()) {
      reworks.put(each.release(), new Rework(each.release(), Optional.of(each), Optional.empty()));
    }
    for (Failure each : failures) {
      answer(each.outage())
          .ifPresent(
              release ->
                  reworks.compute(
                      release,
                      (_, known) ->
                          new Rework(
                              release,
                              known == null ? Optional.empty() : known.rollback(),
                              known == null || known.outage().isEmpty()
                                  ? Optional.of(each.outage())
                                  : known.outage())));
    }
  }

  private void findRecoveries() {
    Map<Release, List<Outage>> outages = new HashMap<>();
    Map<Release, NavigableSet<Release>> remedies = new HashMap<>();
    for (Failure each : failures) {
      outages.computeIfAbsent(each.release(), _ -> new ArrayList<>()).add(each.outage());
      answer(each.outage()).ifPresent(remedy -> add(remedies, each.release(), remedy));
    }
    for (Rollback each : traced.found()) {
      each.failed().ifPresent(failed -> add(remedies, failed, each.release()));
    }
    var failed = new HashSet<>(outages.keySet());
    failed.addAll(remedies.keySet());
    for (Release each : failed) {
      Optional<Release> remedy = Optional.ofNullable(remedies.get(each)).map(NavigableSet::first);
      recoveries.put(each, Recovery.of(each, outages.getOrDefault(each, List.of()), remedy));
    }
  }

  private static void add(
      Map<Release, NavigableSet<Release>> remedies, Release failed, Release remedy) {
    remedies.computeIfAbsent(failed, _ -> new TreeSet<>(Release.ORDER)).add(remedy);
  }

  /** The commits of the releases in a period. */
  Collection<String> commits(Period period) {
    var commits = new HashSet<String>();
    ordered.stream()
        .filter(release -> period.contains(release.at()))
        .forEach(release -> release.commit().ifPresent(commits::add));
    return commits;
  }

  /**
   * The figures of a period.
   *
   * @param commits when commits were first seen
   */
  Figures figures(Period period, Map<String, Commit> commits) {
    List<Release> inside = ordered.stream().filter(r -> period.contains(r.at())).toList();
    Instant judged = rules.knownUntil().minus(rules.failureWindow());
    return new Figures(
        period,
        inside,
        leads(inside, commits),
        failures.stream().filter(each -> period.contains(each.release().at())).toList(),
        inside.stream().filter(r -> !r.at().isAfter(judged)).count(),
        new Figures.Unplanned(
            traced.found().stream().filter(each -> period.contains(each.release().at())).toList(),
            recoveries.values().stream().filter(r -> period.contains(r.failed().at())).toList(),
            inside.stream().filter(reworks::containsKey).map(reworks::get).toList(),
            traced.unclear().stream().filter(each -> period.contains(each.at())).count(),
            inside.stream().filter(each -> each.at().isAfter(rules.knownUntil())).count()));
  }

  private static List<Lead> leads(List<Release> releases, Map<String, Commit> commits) {
    var leads = new ArrayList<Lead>();
    var seen = new HashSet<String>();
    for (Release release : releases) {
      Optional<Commit> commit = release.commit().map(commits::get);
      // A run that began after the release says nothing about the commit's age.
      if (commit.isPresent()
          && !commit.get().at().isAfter(release.at())
          && seen.add(release.commit().get())) {
        long seconds = Duration.between(commit.get().at(), release.at()).toSeconds();
        leads.add(new Lead(release, commit.get(), seconds));
      }
    }
    return leads;
  }
}
