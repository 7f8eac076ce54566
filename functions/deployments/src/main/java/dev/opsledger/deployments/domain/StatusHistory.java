package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The transitions of a deployment that follow from the statuses that GitHub reported, oldest first.
 *
 * @param transitions the creation, then each change
 * @param starts the statuses that began each change
 */
record StatusHistory(List<Transition> transitions, List<StatusReport> starts) {
  /** The most statuses kept of one deployment; GitHub's integrations write a handful. */
  static final int MOST = 200;

  static StatusHistory of(
      Instant createdAt, Optional<String> creator, SortedSet<StatusReport> reports) {
    var transitions = new ArrayList<Transition>();
    var starts = new ArrayList<StatusReport>();
    transitions.add(Transition.first(createdAt, Transition.Actor.GITHUB, creator));
    for (StatusReport report : reports) {
      Transition latest = transitions.getLast();
      if (report.status() != latest.status()) {
        transitions.add(
            latest.next(report.status(), report.at(), Transition.Actor.GITHUB, report.by()));
        starts.add(report);
      }
    }
    return new StatusHistory(List.copyOf(transitions), List.copyOf(starts));
  }

  /** Whether GitHub said that the deployment was in progress. */
  boolean began() {
    return starts.stream().anyMatch(report -> report.status() == Status.DEPLOYING);
  }

  /**
   * The changes that a former history did not tell yet. A status may arrive that is older than
   * known ones: it may move the beginning of a known change, which is not told again, or split one.
   * Statuses are only ever added, so a deployment never becomes anything less often than before;
   * the changes are counted by status, and told as often as that count grew.
   */
  List<Transition> since(StatusHistory former) {
    Map<Status, Integer> untold = new EnumMap<>(Status.class);
    starts.forEach(start -> untold.merge(start.status(), 1, Integer::sum));
    former.starts.forEach(start -> untold.merge(start.status(), -1, Integer::sum));
    Set<StatusReport> known = new HashSet<>(former.starts);
    var news = new ArrayList<Transition>();
    for (int i = 0; i < starts.size(); i++) {
      StatusReport start = starts.get(i);
      if (!known.contains(start) && untold.get(start.status()) > 0) {
        untold.merge(start.status(), -1, Integer::sum);
        news.add(transitions.get(i + 1));
      }
    }
    return news;
  }

  /** The same statuses without repetitions of the status before, if there are too many. */
  static SortedSet<StatusReport> limited(SortedSet<StatusReport> reports) {
    if (reports.size() <= MOST) {
      return reports;
    }
    var kept = new TreeSet<StatusReport>();
    StatusReport before = null;
    for (StatusReport report : reports) {
      if (before == null || before.status() != report.status()) {
        kept.add(report);
      }
      before = report;
    }
    while (kept.size() > MOST) {
      kept.remove(kept.first());
    }
    return kept;
  }
}
