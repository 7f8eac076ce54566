package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A repository as one user sees it.
 *
 * @param membership the user's name for it, and what the user may see
 * @param shared the state of its fetches, shared by all its users
 * @param gitHub GitHub's id; empty until the first fetch
 */
public record UserRepository(Membership membership, SyncState shared, Optional<Long> gitHub) {
  /** The repository's id. */
  public String id() {
    return membership.repository();
  }

  /** The name as this user spelled it. */
  public RepositoryName name() {
    return membership.name();
  }

  /**
   * The state shown to this user. A user who may not see what other users' tokens fetched sees the
   * state as if those users did not exist.
   */
  public SyncState sync() {
    Visibility visibility = membership.visibility();
    boolean shown = visibility.refusal().isEmpty() && visibility.until().isPresent();
    if (!shared.isRestricted() || shown) {
      return shared;
    }
    SyncState pending = SyncState.pending(membership.createdAt());
    return visibility
        .refusal()
        .map(
            r ->
                pending.refused(
                    r.status(), r.reason(), r.since(), day(visibility), Optional.empty()))
        .orElse(pending);
  }

  /** The part of a range that the user may see; empty if there is none. */
  public Optional<DateRange> visible(DateRange range) {
    return shared.isRestricted()
        ? membership.visibility().until().flatMap(range::until)
        : Optional.of(range);
  }

  /**
   * Whether its runs may be shown where its traffic is: GitHub shows the runs of a public
   * repository to everybody, and those of others to more people than their traffic.
   */
  public boolean showsRuns() {
    return shared.showsRuns();
  }

  private LocalDate day(Visibility visibility) {
    return visibility.checkedOn().orElseGet(() -> FetchWindow.day(membership.createdAt()));
  }
}
