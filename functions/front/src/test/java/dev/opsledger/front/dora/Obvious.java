package dev.opsledger.front.dora;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the definitions say, word by word, without any thought for speed. */
final class Obvious {
  private Obvious() {}

  /** Whether an unknown commit, its own or the live one's, hides if a release is a rollback. */
  static boolean isUnclear(List<Release> ordered, int i) {
    Release release = ordered.get(i);
    if (i == 0 || release.rollbackOf().isPresent()) {
      return false;
    }
    boolean liveUnknown = ordered.get(i - 1).commit().isEmpty();
    return release.commit().isEmpty() || (liveUnknown && before(ordered, i).isPresent());
  }

  static boolean isRollback(List<Release> ordered, int i) {
    Release release = ordered.get(i);
    boolean live = i > 0 && ordered.get(i - 1).commit().equals(release.commit());
    return release.commit().isPresent()
        && !live
        && (release.rollbackOf().isPresent() || before(ordered, i).isPresent());
  }

  /** The place of the latest earlier release of the same commit. */
  private static Optional<Integer> before(List<Release> ordered, int i) {
    for (int j = i - 1; j >= 0; j--) {
      if (ordered.get(i).commit().isPresent()
          && ordered.get(j).commit().equals(ordered.get(i).commit())) {
        return Optional.of(j);
      }
    }
    return Optional.empty();
  }

  /** The release after a rollback's target, or what was live if that is not among these. */
  static Optional<Release> takenBack(List<Release> ordered, int i) {
    Optional<Integer> target = before(ordered, i);
    if (target.isPresent()) {
      return Optional.of(ordered.get(target.get() + 1));
    }
    return i == 0 ? Optional.empty() : Optional.of(ordered.get(i - 1));
  }

  /** The release against which an incident counts. */
  static Optional<Release> guilty(History history, Outage outage) {
    if (history.unrelated().contains(outage.id())) {
      return Optional.empty();
    }
    Release latest = null;
    for (Release release : history.ordered()) {
      if (!release.at().isAfter(outage.at())) {
        latest = release;
      }
    }
    return Optional.ofNullable(latest)
        .filter(release -> outage.at().isBefore(release.at().plusSeconds(history.window())));
  }

  /** The first release after an incident that counts, while the incident's window is open. */
  static Optional<Release> answer(History history, Outage outage) {
    if (guilty(history, outage).isEmpty()) {
      return Optional.empty();
    }
    for (Release release : history.ordered()) {
      if (release.at().isAfter(outage.at())) {
        return Optional.of(release)
            .filter(next -> next.at().isBefore(outage.at().plusSeconds(history.window())));
      }
    }
    return Optional.empty();
  }

  private static List<Outage> outages(History history, Release release) {
    return history.outages().stream()
        .filter(outage -> guilty(history, outage).filter(release::equals).isPresent())
        .toList();
  }

  private static Optional<Instant> remedy(History history, Release failed) {
    Instant first = Instant.MAX;
    List<Release> ordered = history.ordered();
    for (int i = 0; i < ordered.size(); i++) {
      boolean takesBack =
          !isUnclear(ordered, i)
              && isRollback(ordered, i)
              && takenBack(ordered, i).filter(failed::equals).isPresent();
      if (takesBack && ordered.get(i).at().isBefore(first)) {
        first = ordered.get(i).at();
      }
    }
    for (Outage outage : outages(history, failed)) {
      Optional<Release> answer = answer(history, outage);
      if (answer.isPresent() && answer.get().at().isBefore(first)) {
        first = answer.get().at();
      }
    }
    return Optional.of(first).filter(at -> !at.equals(Instant.MAX));
  }

  static boolean hasFailed(History history, Release release) {
    return !outages(history, release).isEmpty() || remedy(history, release).isPresent();
  }

  /** When a failed release was remedied or the last of its incidents resolved. */
  static Optional<Instant> recovery(History history, Release failed) {
    Instant resolved = Instant.MIN;
    List<Outage> outages = outages(history, failed);
    for (Outage outage : outages) {
      Instant end = outage.restoredAt().orElse(Instant.MAX);
      resolved = end.isAfter(resolved) ? end : resolved;
    }
    Instant end = outages.isEmpty() ? Instant.MAX : resolved;
    Instant remedied = remedy(history, failed).orElse(Instant.MAX);
    Instant first = remedied.isBefore(end) ? remedied : end;
    return Optional.of(first).filter(at -> !at.equals(Instant.MAX));
  }
}
