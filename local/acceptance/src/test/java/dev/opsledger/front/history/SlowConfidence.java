package dev.opsledger.front.history;

import dev.opsledger.front.history.DoraWorld.Deployed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How sure each figure may be called, by what is missing of a world. */
record SlowConfidence(DoraWorld world, SlowDora dora) {
  /** Whether a lost thing was counted on a day that the period touches. */
  private boolean touches(Instant at) {
    LocalDate day = day(at);
    return !day.isBefore(day(world.since)) && !day.isAfter(day(world.until.minusNanos(1)));
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private boolean lacksDeployments() {
    return world.deployments.stream().anyMatch(each -> each.lost() && touches(each.at()));
  }

  private boolean lacksAnything() {
    return lacksDeployments()
        || world.incidents.stream().anyMatch(each -> each.lost() && touches(each.at()));
  }

  /** Those whose failure window is known to be over. */
  long settled() {
    return dora.inside().stream()
        .filter(each -> !each.at().plus(DoraWorld.WINDOW).isAfter(world.knownUntil))
        .count();
  }

  private boolean isUnsettled() {
    return settled() < dora.inside().size();
  }

  private boolean isUnclear() {
    return dora.inside().stream().anyMatch(dora::isUnclear);
  }

  private static String unless(boolean lacking) {
    return lacking ? "some" : "all";
  }

  String frequency() {
    return unless(lacksDeployments());
  }

  String leadTime() {
    if (dora.leads().isEmpty()) {
      return "none";
    }
    List<Deployed> inside = dora.inside();
    long commits =
        inside.stream().flatMap(each -> each.commit().stream()).distinct().count()
            + inside.stream().filter(each -> each.commit().isEmpty()).count();
    return unless(dora.leads().size() < commits || lacksDeployments());
  }

  String failureRate() {
    return dora.inside().isEmpty() ? "none" : unless(isUnsettled() || lacksAnything());
  }

  String timeToRestore() {
    long restored = dora.counted().stream().filter(each -> each.resolvedAt().isPresent()).count();
    return restored == 0
        ? "none"
        : unless(restored < dora.counted().size() || isUnsettled() || lacksAnything());
  }

  String recovery() {
    long recovered =
        dora.failed().stream().map(dora::recovered).filter(Optional::isPresent).count();
    return recovered == 0
        ? "none"
        : unless(
            recovered < dora.failed().size() || isUnsettled() || isUnclear() || lacksAnything());
  }

  String rework() {
    boolean unjudged = dora.inside().stream().anyMatch(each -> each.at().isAfter(world.knownUntil));
    return dora.inside().isEmpty() ? "none" : unless(unjudged || isUnclear() || lacksAnything());
  }

  String rollbacks() {
    return unless(isUnclear() || lacksDeployments());
  }
}
