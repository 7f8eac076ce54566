package dev.opsledger.traffic.sync;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.PurgeStore;

/** Ends the memberships of a deleted user and purges repositories that nobody else watches. */
public record PurgeUserWork(PurgeStore purges, MembershipStore memberships) implements Work {
  /** The kind of its units. */
  public static final String KIND = "purge-user";

  /** A unit that purges a user. */
  public static Unit.Draft draft(String user) {
    return new Unit.Draft(
        KIND, user, "what is left of user " + user.substring(0, 8), Json.object("user", user));
  }

  /** Can be repeated after any failure. */
  @Override
  public void work(Unit unit) {
    String user = Json.text(unit.body(), "user").orElseThrow();
    for (Membership membership : memberships.of(user)) {
      Deadline.check("the repositories of a deleted user");
      memberships.remove(user, membership.repository());
    }
    // Read from the table: an earlier attempt may have stopped after a removal.
    for (String repository : purges.repositoriesLeftBy(user)) {
      Deadline.check("the repositories of a deleted user");
      purges.purgeRepository(repository);
    }
    if (memberships.of(user).isEmpty()) {
      purges.userPurged(user);
    }
  }
}
