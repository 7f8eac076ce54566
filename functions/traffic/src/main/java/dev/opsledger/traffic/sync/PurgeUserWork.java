package dev.opsledger.traffic.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.PurgeStore;

/** Gives up the repositories of a user who is gone, and those that nobody else watches go along. */
public record PurgeUserWork(PurgeStore purges, MembershipStore memberships) {
  public static final String KIND = "purge-user";

  public static Unit.Draft draft(String user) {
    return new Unit.Draft(
        KIND, user, "what is left of user " + user.substring(0, 8), Json.object("user", user));
  }

  /** May stop anywhere and be done again. */
  void work(Unit unit) {
    String user = Json.text(unit.body(), "user").orElseThrow();
    for (Membership membership : memberships.of(user)) {
      memberships.remove(user, membership.repository());
    }
    // Not by what the removals above said: an earlier attempt may have stopped after one.
    purges.repositoriesLeftBy(user).forEach(purges::purgeRepository);
    if (memberships.of(user).isEmpty()) {
      purges.userPurged(user);
    }
  }
}
