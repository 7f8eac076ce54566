package dev.opsledger.traffic.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.store.ShareLinkStore;
import dev.opsledger.traffic.store.TokenVault;
import dev.opsledger.traffic.store.TrafficUserStore;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import dev.opsledger.traffic.sync.FetchUnit;
import dev.opsledger.traffic.sync.PurgeRepositoryWork;
import dev.opsledger.traffic.sync.PurgeUserWork;
import dev.opsledger.traffic.sync.TrafficSync;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Lets users take repositories on and give them up, and share what they see. */
public final class Subscriptions {
  private final MembershipStore memberships;
  private final RepositoryStore repositories;
  private final Optional<TokenVault> vault;
  private final ShareLinkStore shareLinks;
  private final TrafficUserStore users;
  private final SyncPlanner planner;

  public Subscriptions(
      MembershipStore memberships,
      RepositoryStore repositories,
      Optional<TokenVault> vault,
      ShareLinkStore shareLinks,
      TrafficUserStore users,
      SyncPlanner planner) {
    this.memberships = memberships;
    this.repositories = repositories;
    this.vault = vault;
    this.shareLinks = shareLinks;
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
  String subscribe(String user, RepositoryName name, Optional<Secret> token) {
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
        repositories.findStrictly(membership.repository()).map(WatchedRepository::sync);
    if (known.isEmpty()) {
      return;
    }
    SyncState sync = known.get();
    boolean refused = sync.isRestricted() && membership.visibility().refusal().isPresent();
    boolean unverified = sync.isRestricted() && membership.visibility().wasNeverChecked();
    boolean noVerdict = sync.status() == FetchStatus.PENDING || (sync.hasNoVerdict() && !newToken);
    if (noVerdict || (unverified && !newToken)) {
      start(membership, FetchUnit.Cause.ADDED);
    } else if (newToken && (sync.status() != FetchStatus.OK || refused || unverified)) {
      start(membership, FetchUnit.Cause.TOKEN);
    }
  }

  private void start(Membership membership, FetchUnit.Cause cause) {
    var unit = new FetchUnit(membership.repository(), cause, Optional.of(membership.user()));
    start(cause.name().toLowerCase(Locale.ROOT), unit.draft(membership.name()));
  }

  /** Returns whether there was anything to give up. */
  boolean unsubscribe(String user, String id) {
    if (!id.matches(UserRepositoryQuery.ID)) {
      return false;
    }
    MembershipStore.Removal removal = memberships.remove(user, id);
    if (removal == MembershipStore.Removal.LAST) {
      // Should this be lost, the next planned sync finds what is to be purged.
      start("deleted", PurgeRepositoryWork.draft(id));
    }
    return removal != MembershipStore.Removal.NOTHING;
  }

  /** The key to the pages of one of the user's repositories; empty when it is not the user's. */
  Optional<AccessToken> share(String user, String token, String id) {
    return membership(user, id)
        .flatMap(mine -> shareLinks.share(mine, AccessToken.read(token).orElseThrow()));
  }

  /** Makes that key void; returns whether the repository is the user's. */
  boolean revoke(String user, String id) {
    Optional<Membership> mine = membership(user, id);
    mine.ifPresent(shareLinks::revoke);
    return mine.isPresent();
  }

  private Optional<Membership> membership(String user, String id) {
    return id.matches(UserRepositoryQuery.ID)
        ? memberships.findStrictly(user, id)
        : Optional.empty();
  }

  /** Ends a user; should the message be lost, the next planned sync finds what is left. */
  void deleteUser(String user, String token) {
    if (users.delete(user, token)) {
      start("left", PurgeUserWork.draft(user));
    }
  }

  private void start(String why, Unit.Draft draft) {
    planner.start(why + "-" + UUID.randomUUID() + "." + TrafficSync.SOURCE, List.of(draft));
  }
}
