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
import dev.opsledger.traffic.sync.TrafficPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Starts and ends subscriptions to repositories, and shares their pages. */
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
   * Subscribes a user to a repository and has it fetched at once if needed.
   *
   * @param token the user's GitHub token for it, which replaces an earlier one
   * @return its id
   * @throws RequestException 400 if a token is given and the deployment has no key to encrypt it
   */
  String subscribe(String user, RepositoryName name, Optional<Secret> token) {
    if (token.isPresent() && vault.isEmpty()) {
      throw RequestException.invalid(
          "access_token is not accepted: this deployment has no TRAFFIC_ENCRYPTION_KEY");
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

  /** Ends a subscription; returns whether there was one. */
  boolean unsubscribe(String user, String id) {
    if (!id.matches(UserRepositoryQuery.ID)) {
      return false;
    }
    MembershipStore.Removal removal = memberships.remove(user, id);
    if (removal == MembershipStore.Removal.LAST) {
      // If this message is lost, the next planned sync purges the repository.
      start("deleted", PurgeRepositoryWork.draft(id));
    }
    return removal != MembershipStore.Removal.NOTHING;
  }

  /** The key to the pages of one repository; empty if the user does not watch it. */
  Optional<AccessToken> share(String user, String token, String id) {
    return membership(user, id)
        .flatMap(mine -> shareLinks.share(mine, AccessToken.read(token).orElseThrow()));
  }

  /** Revokes that key; returns whether the user watches the repository. */
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

  /** Deletes a user. If the message is lost, the next planned sync purges what is left. */
  void deleteUser(String user, String token) {
    if (users.delete(user, token)) {
      start("left", PurgeUserWork.draft(user));
    }
  }

  private void start(String why, Unit.Draft draft) {
    planner.start(why + "-" + UUID.randomUUID() + "." + TrafficPlan.SOURCE, List.of(draft));
  }
}
