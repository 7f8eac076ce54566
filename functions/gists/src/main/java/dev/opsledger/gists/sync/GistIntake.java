package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.gists.domain.Gist;
import dev.opsledger.gists.store.AccountStore;
import dev.opsledger.gists.store.GistStore;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores gists as they are read, and sends those that are new to have their deals made. */
public record GistIntake(GistStore gists, DealQueue deals, AccountStore accounts) {

  /** Begins to read the gists of a user. */
  Reading of(String user) {
    return new Reading(this, user);
  }

  /** The gists of one user, page after page. */
  static final class Reading implements GistPages.Taker {
    private final GistIntake intake;
    private final String user;
    private Optional<String> account = Optional.empty();
    private long stored;
    private long unread;

    private Reading(GistIntake intake, String user) {
      this.intake = intake;
      this.user = user;
    }

    /** How many were new. */
    long stored() {
      return stored;
    }

    /** How many could not be read. */
    long unread() {
      return unread;
    }

    @Override
    public void take(List<JsonNode> page) throws VendorRefusedException {
      var read = new ArrayList<Gist>();
      for (JsonNode gist : page) {
        String kept = account(gist);
        checkName(GistParser.owner(gist));
        Optional<Gist> one = GistParser.read(gist, user, kept);
        one.ifPresent(read::add);
        unread += one.isPresent() ? 0 : 1;
      }
      List<String> added = intake.gists.add(read.reversed());
      intake.deals.send(added);
      stored += added.size();
    }

    /** Noted before anything is refused: a former name is found by it under the new one. */
    private String account(JsonNode gist) {
      if (account.isEmpty()) {
        account = GistParser.ownerId(gist).map(id -> intake.accounts.firstName(id, user));
      }
      return account.orElse(user);
    }

    /** GitHub redirects from a former name; going on would file one person under two names. */
    private void checkName(Optional<String> owner) throws VendorRefusedException {
      if (owner.isPresent() && !owner.get().equalsIgnoreCase(user)) {
        throw new VendorRefusedException(
            301,
            "%s is called %s now; put the new name into QUERIED_USERS"
                .formatted(user, owner.get()));
      }
    }
  }
}
