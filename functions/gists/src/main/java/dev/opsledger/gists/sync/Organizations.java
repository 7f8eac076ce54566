package dev.opsledger.gists.sync;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.gists.domain.InDoubtWrite;
import dev.opsledger.gists.domain.Organization;
import dev.opsledger.gists.domain.RetryLaterException;
import dev.opsledger.gists.store.OrganizationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the organization of a user in the CRM or creates it, once. */
public final class Organizations {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS = 15;

  private final OrganizationStore store;
  private final Pipedrive crm;
  private final Sleeper sleeper;
  private final Clock clock;

  public Organizations(OrganizationStore store, Pipedrive crm, Sleeper sleeper, Clock clock) {
    this.sleeper = sleeper;
    this.store = store;
    this.crm = crm;
    this.clock = clock;
  }

  Organization of(String user)
      throws RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    Optional<Organization> known = store.find(user);
    return known.isPresent() ? known.get() : claimed(user);
  }

  /**
   * Forgets an organization that was deleted in the CRM; the user's next deal finds or creates
   * another.
   *
   * @return whether it was deleted
   */
  boolean forgetIfDeleted(String user, Organization organization)
      throws RateLimitedException, VendorUnavailableException {
    if (crm.hasOrganization(organization.id())) {
      return false;
    }
    store.forget(user, organization);
    return true;
  }

  private Organization claimed(String user)
      throws RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    Optional<OrganizationStore.Claim> claim = store.claim(user);
    if (claim.isEmpty()) {
      return awaitOther(user);
    }
    try {
      Organization organization = findOrCreate(user, claim.get().sentAt());
      store.save(user, organization);
      return organization;
    } catch (RetryLaterException
        | RateLimitedException
        | VendorRefusedException
        | VendorUnavailableException e) {
      store.release(user);
      throw e;
    }
  }

  /** If two workers start with the gists of one user, the second waits a moment for the first. */
  private Organization awaitOther(String user) throws RetryLaterException {
    for (int i = 0; i < POLLS && store.isJustClaimed(user); i++) {
      sleeper.pause(POLL);
    }
    Optional<Organization> known = store.find(user);
    if (known.isPresent()) {
      return known.get();
    }
    throw new RetryLaterException(
        clock.instant().plus(RETRY_AFTER), "another worker is finding the organization of " + user);
  }

  private Organization findOrCreate(String user, Optional<Instant> sentAt)
      throws RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    OptionalLong found = OptionalLong.empty();
    if (sentAt.isPresent()) {
      Instant from = InDoubtWrite.searchFrom(sentAt.get(), clock, "the organization " + user);
      found = crm.recentOrganization(user, from);
    }
    if (found.isEmpty()) {
      found = crm.findOrganization(user);
    }
    return found.isPresent() ? new Organization(found.getAsLong()) : create(user);
  }

  private Organization create(String user)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    store.beginPosting(user);
    try {
      return new Organization(crm.createOrganization(user));
    } catch (RateLimitedException | VendorRefusedException e) {
      store.retract(user);
      throw e;
    }
  }
}
