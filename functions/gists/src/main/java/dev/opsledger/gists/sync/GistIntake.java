package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.gists.domain.Gist;
import dev.opsledger.gists.domain.WatchedUser;
import dev.opsledger.gists.store.AccountStore;
import dev.opsledger.gists.store.GistStore;
import dev.opsledger.github.ListReader;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores gists as they are read and queues the new ones for their deals. */
public record GistIntake(GistStore gists, DealQueue deals, AccountStore accounts) {

  /** Starts reading the gists of a user. */
  Reading of(WatchedUser user) {
    return new Reading(this, user);
  }

  /** Takes the gists of one user page by page. */
  static final class Reading implements ListReader.ItemConsumer {
    private final GistIntake intake;
    private final String user;
    private Optional<Long> owner;
    private Optional<String> account = Optional.empty();
    private long stored;
    private long unreadable;

    private Reading(GistIntake intake, WatchedUser user) {
      this.intake = intake;
      this.user = user.name();
      this.owner = user.owner();
    }

    /** GitHub's id of the account whose gists they are; empty while none is known. */
    Optional<Long> owner() {
      return owner;
    }

    /** How many gists were new. */
    long stored() {
      return stored;
    }

    /** How many gists had no valid id. */
    long unreadable() {
      return unreadable;
    }

    @Override
    public void accept(List<JsonNode> page) throws VendorRefusedException {
      var read = new ArrayList<Gist>();
      for (JsonNode gist : page) {
        checkOwner(GistParser.ownerId(gist));
        String organization = account(gist);
        checkName(GistParser.owner(gist));
        Optional<Gist> one = GistParser.parse(gist, user, organization);
        one.ifPresent(read::add);
        unreadable += one.isPresent() ? 0 : 1;
      }
      List<String> added = intake.gists.add(read.reversed());
      intake.deals.send(added);
      stored += added.size();
    }

    /** Stored before the name is checked, so that a renamed user keeps the first name. */
    private String account(JsonNode gist) {
      if (account.isEmpty()) {
        account = GistParser.ownerId(gist).map(id -> intake.accounts.firstName(id, user));
      }
      return account.orElse(user);
    }

    /**
     * A name that a person gave up is free for others, whose gists must not be taken for that
     * person's.
     */
    private void checkOwner(Optional<Long> id) throws VendorRefusedException {
      if (id.isEmpty()) {
        return;
      }
      if (owner.isPresent() && !owner.equals(id)) {
        throw new VendorRefusedException(
            409,
            ("%s is another GitHub account now; put the person's new name into QUERIED_USERS, or"
                    + " take the name out for one scan and put it back to watch the new account")
                .formatted(user));
      }
      owner = id;
    }

    /** GitHub redirects from a former name; following it would store a person under two names. */
    private void checkName(Optional<String> owner) throws VendorRefusedException {
      if (owner.isPresent() && !owner.get().equalsIgnoreCase(user)) {
        throw new VendorRefusedException(
            301,
            "%s was renamed to %s; put the new name into QUERIED_USERS"
                .formatted(user, owner.get()));
      }
    }
  }
}
