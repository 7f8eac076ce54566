package dev.opsledger.front.dora;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release of a commit that was live before and is not the one live now.
 *
 * @param release the release that rolls back
 * @param target the id of the deployment to which it returns
 * @param failed the release that it takes back: the one after its target
 */
public record Rollback(Release release, long target, Optional<Release> failed) {
  /** Whether it was asked for, and not only recognized by its commit. */
  public boolean asked() {
    return release.rollbackOf().isPresent();
  }

  /**
   * What the commits of some releases tell.
   *
   * @param found the rollbacks, oldest first
   * @param unclear releases of which an unknown commit hides whether they are rollbacks
   */
  record Traced(List<Rollback> found, List<Release> unclear) {}

  /** Finds the rollbacks among a project's releases to one environment, oldest first. */
  static Traced trace(List<Release> ordered) {
    var found = new ArrayList<Rollback>();
    var unclear = new ArrayList<Release>();
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      Release release = ordered.get(i);
      Optional<Release> live = i == 0 ? Optional.empty() : Optional.of(ordered.get(i - 1));
      Optional<Integer> target = release.commit().map(last::get);
      if (isUnclear(release, live, target)) {
        unclear.add(release);
      } else if (release.commit().isPresent()
          && (target.isPresent() || release.rollbackOf().isPresent())
          && live.filter(now -> now.commit().equals(release.commit())).isEmpty()) {
        found.add(rollback(ordered, release, live, target));
      }
      int place = i;
      release.commit().ifPresent(commit -> last.put(commit, place));
    }
    return new Traced(found, unclear);
  }

  private static boolean isUnclear(
      Release release, Optional<Release> live, Optional<Integer> target) {
    if (live.isEmpty() || release.rollbackOf().isPresent()) {
      return false;
    }
    return release.commit().isEmpty() || (target.isPresent() && live.get().commit().isEmpty());
  }

  private static Rollback rollback(
      List<Release> ordered, Release release, Optional<Release> live, Optional<Integer> target) {
    return target
        .map(
            place ->
                new Rollback(
                    release,
                    release.rollbackOf().orElse(ordered.get(place).id()),
                    Optional.of(ordered.get(place + 1))))
        // Its target was deployed elsewhere, or is no longer known: it takes back what is live.
        .orElseGet(() -> new Rollback(release, release.rollbackOf().orElseThrow(), live));
  }
}
