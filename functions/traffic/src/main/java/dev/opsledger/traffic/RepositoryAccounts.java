package dev.opsledger.traffic;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Lets users take repositories on and give them up, and share what they see. */
final class RepositoryAccounts {
  private final MembershipStore memberships;
  private final RepositoryStore repositories;
  private final Optional<TokenVault> vault;
  private final ShareStore shares;
  private final UserStore users;
  private final SyncPlanner planner;

  RepositoryAccounts(
      MembershipStore memberships,
      RepositoryStore repositories,
      Optional<TokenVault> vault,
      ShareStore shares,
      UserStore users,
      SyncPlanner planner) {
    this.memberships = memberships;
    this.repositories = repositories;
    this.vault = vault;
    this.shares = shares;
    this.users = users;
    this.planner = planner;
  }

  /**
   * Takes a repository on and has it fetched at once, unless it is known already.
   *
   * @param token the GitHub token to see it with, which replaces an older one
   * @return its id
   * @throws RequestException 400 when there is a token and this deployment keeps none
   */
  String add(String user, RepositoryName name, Optional<Secret> token) {
    if (token.isPresent() && vault.isEmpty()) {
      throw RequestException.invalid(
          "this deployment keeps no access_token: it has no TRAFFIC_ENCRYPTION_KEY");
    }
    Membership membership = memberships.add(user, name);
    String id = membership.repository();
    token.ifPresent(
        t ->
            memberships.giveToken(
                membership, vault.orElseThrow().seal(t, TokenVault.purpose(id, user))));
    fetchIfNeeded(membership, token.isPresent());
    return id;
  }

  private void fetchIfNeeded(Membership membership, boolean newToken) {
    Optional<SyncState> known =
        repositories.findStrictly(membership.repository()).map(Repository::sync);
    if (known.isEmpty()) {
      return;
    }
    SyncState sync = known.get();
    boolean unproven = sync.isRestricted() && membership.sight().refusal().isPresent();
    boolean unknown = sync.isRestricted() && membership.sight().wasNeverChecked();
    boolean unanswered = sync.status() == SyncStatus.PENDING || (sync.isUnanswered() && !newToken);
    if (unanswered || (unknown && !newToken)) {
      start(membership, FetchUnit.Cause.ADDED);
    } else if (newToken && (sync.status() != SyncStatus.OK || unproven || unknown)) {
      start(membership, FetchUnit.Cause.TOKEN);
    }
  }

  private void start(Membership membership, FetchUnit.Cause cause) {
    var unit = new FetchUnit(membership.repository(), cause, Optional.of(membership.user()));
    start(cause.name().toLowerCase(Locale.ROOT), unit.draft(membership.name()));
  }

  /** Returns whether there was anything to give up. */
  boolean remove(String user, String id) {
    if (!id.matches(RepositoryViews.ID)) {
      return false;
    }
    MembershipStore.Removal removal = memberships.remove(user, id);
    if (removal == MembershipStore.Removal.LAST) {
      // Should this be lost, the next planned sync finds what is to be purged.
      start("deleted", PurgeWork.draft(id));
    }
    return removal != MembershipStore.Removal.NOTHING;
  }

  /** The key to the pages of one of the user's repositories; empty when it is not the user's. */
  Optional<AccessToken> share(String user, String token, String id) {
    return membership(user, id)
        .flatMap(mine -> shares.share(mine, AccessToken.read(token).orElseThrow()));
  }

  /** Makes that key void; returns whether the repository is the user's. */
  boolean revoke(String user, String id) {
    Optional<Membership> mine = membership(user, id);
    mine.ifPresent(shares::revoke);
    return mine.isPresent();
  }

  private Optional<Membership> membership(String user, String id) {
    return id.matches(RepositoryViews.ID) ? memberships.findStrictly(user, id) : Optional.empty();
  }

  /** Ends a user; should the message be lost, the next planned sync finds what is left. */
  void leave(String user, String token) {
    if (users.delete(user, token)) {
      start("left", PurgeUserWork.draft(user));
    }
  }

  private void start(String why, Unit.Draft draft) {
    planner.start(why + "-" + UUID.randomUUID() + "." + TrafficSync.SOURCE, List.of(draft));
  }
}
