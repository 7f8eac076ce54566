package dev.opsledger.front.history;

import dev.opsledger.front.history.DoraWorld.Deployed;
import dev.opsledger.front.history.DoraWorld.Incident;
import dev.opsledger.front.history.DoraWorld.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the definitions of DORA's figures say of a world, word by word. */
final class SlowDora {
  private static final Comparator<Deployed> ORDER =
      Comparator.comparing(Deployed::at).thenComparingLong(Deployed::id);

  private final DoraWorld world;

  /** All deployments to the environment that were done and told, in their order. */
  final List<Deployed> releases;

  SlowDora(DoraWorld world, String environment) {
    this.world = world;
    this.releases =
        world.deployments.stream()
            .filter(each -> each.status().equals("done") && !each.lost())
            .filter(each -> name(each).equals(environment))
            .sorted(ORDER)
            .toList();
  }

  private static String name(Deployed deployment) {
    String given = deployment.environment().orElse("production").toLowerCase(Locale.ROOT);
    return given.startsWith("prod") ? "production" : given;
  }

  boolean isInside(Instant at) {
    return !at.isBefore(world.since) && at.isBefore(world.until);
  }

  /** Those of the period. */
  List<Deployed> inside() {
    return releases.stream().filter(each -> isInside(each.at())).toList();
  }

  Optional<Run> firstRun(Deployed deployment) {
    return world.runs.stream()
        .filter(run -> deployment.commit().filter(run.commit()::equals).isPresent())
        .min(Comparator.comparing(Run::at).thenComparingLong(Run::id));
  }

  /** The first deployments of the period of commits whose first run is known and was before. */
  List<Deployed> leads() {
    return inside().stream()
        .filter(this::hasLead)
        .filter(
            each ->
                inside().stream()
                    .filter(this::hasLead)
                    .filter(other -> other.commit().equals(each.commit()))
                    .findFirst()
                    .filter(each::equals)
                    .isPresent())
        .toList();
  }

  private boolean hasLead(Deployed deployment) {
    return firstRun(deployment).filter(run -> !run.at().isAfter(deployment.at())).isPresent();
  }

  /** Told incidents that some deployment may have caused. */
  private List<Incident> incidents() {
    return world.incidents.stream().filter(each -> each.related() && !each.lost()).toList();
  }

  /** The deployment against which an incident counts. */
  Optional<Deployed> guilty(Incident incident) {
    Deployed last = null;
    for (Deployed each : releases) {
      if (!each.at().isAfter(incident.at())) {
        last = each;
      }
    }
    return Optional.ofNullable(last)
        .filter(each -> incident.at().isBefore(each.at().plus(DoraWorld.WINDOW)));
  }

  /** The incidents that count against a deployment. */
  List<Incident> against(Deployed deployment) {
    return incidents().stream()
        .filter(each -> guilty(each).filter(deployment::equals).isPresent())
        .toList();
  }

  /** The incidents that count against deployments of the period. */
  List<Incident> counted() {
    return incidents().stream()
        .filter(each -> guilty(each).filter(of -> isInside(of.at())).isPresent())
        .toList();
  }

  /** The first deployment after an incident, before its window closed. */
  Optional<Deployed> answer(Incident incident) {
    return releases.stream()
        .filter(each -> each.at().isAfter(incident.at()))
        .findFirst()
        .filter(each -> each.at().isBefore(incident.at().plus(DoraWorld.WINDOW)));
  }

  private Optional<Deployed> live(Deployed release) {
    int place = releases.indexOf(release);
    return place == 0 ? Optional.empty() : Optional.of(releases.get(place - 1));
  }

  /** The last deployment of the same commit before. */
  private Optional<Deployed> target(Deployed release) {
    return releases.subList(0, releases.indexOf(release)).stream()
        .filter(each -> release.commit().isPresent() && each.commit().equals(release.commit()))
        .reduce((_, later) -> later);
  }

  /** Whether an unknown commit hides if it is a rollback. */
  boolean isUnclear(Deployed release) {
    if (live(release).isEmpty() || release.rollbackOf().isPresent()) {
      return false;
    }
    return release.commit().isEmpty()
        || (target(release).isPresent() && live(release).get().commit().isEmpty());
  }

  /** Whether its commit was live before, or it was asked for, and the commit is not live now. */
  boolean isRollback(Deployed release) {
    return !isUnclear(release)
        && release.commit().isPresent()
        && (target(release).isPresent() || release.rollbackOf().isPresent())
        && live(release).filter(now -> now.commit().equals(release.commit())).isEmpty();
  }

  long rolledBackTo(Deployed rollback) {
    return rollback.rollbackOf().orElseGet(() -> target(rollback).orElseThrow().id());
  }

  /** The one after the rollback's target, or what was live if there is no such target. */
  Optional<Deployed> takenBack(Deployed rollback) {
    return target(rollback)
        .map(of -> releases.get(releases.indexOf(of) + 1))
        .or(() -> live(rollback));
  }

  /** The first that took a deployment back, or answered one of its incidents. */
  private Optional<Deployed> remedy(Deployed failed) {
    return releases.stream()
        .filter(
            each ->
                (isRollback(each) && takenBack(each).filter(failed::equals).isPresent())
                    || against(failed).stream()
                        .anyMatch(of -> answer(of).filter(each::equals).isPresent()))
        .findFirst();
  }

  /** Those of the period that failed: an incident counts against them, or they were remedied. */
  List<Deployed> failed() {
    return inside().stream()
        .filter(each -> !against(each).isEmpty() || remedy(each).isPresent())
        .toList();
  }

  /** When a failed one was remedied or the last of its incidents resolved, what was first. */
  Optional<Instant> recovered(Deployed failed) {
    List<Incident> incidents = against(failed);
    Optional<Instant> resolved =
        incidents.stream().allMatch(each -> each.resolvedAt().isPresent())
            ? incidents.stream().map(each -> each.resolvedAt().get()).max(Instant::compareTo)
            : Optional.empty();
    Optional<Instant> remedied = remedy(failed).map(Deployed::at);
    return Stream.concat(resolved.stream(), remedied.stream()).min(Instant::compareTo);
  }

  /** Those of the period that nobody had planned. */
  List<Deployed> rework() {
    return inside().stream()
        .filter(
            each ->
                isRollback(each)
                    || incidents().stream()
                        .filter(of -> guilty(of).isPresent())
                        .anyMatch(of -> answer(of).filter(each::equals).isPresent()))
        .toList();
  }
}
