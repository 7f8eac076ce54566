package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A repository as one user sees it.
 *
 * @param membership what the user calls it, and may see of it
 * @param shared how far its fetching is, for whoever's sake
 */
public record UserRepository(Membership membership, SyncState shared) {
  public String id() {
    return membership.repository();
  }

  public RepositoryName name() {
    return membership.name();
  }

  /**
   * How far the fetching is for this user. Who may not see what others' tokens fetched is told what
   * they would be told without the others.
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

  /** The part of a range that the user may see; empty when there is none. */
  public Optional<DateRange> visible(DateRange range) {
    return shared.isRestricted()
        ? membership.visibility().until().flatMap(range::until)
        : Optional.of(range);
  }

  private LocalDate day(Visibility visibility) {
    return visibility.checkedOn().orElseGet(() -> FetchWindow.day(membership.createdAt()));
  }
}
