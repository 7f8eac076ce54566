package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.gists.domain.Deal;
import dev.opsledger.gists.domain.DealState;
import dev.opsledger.gists.domain.InDoubtWrite;
import dev.opsledger.gists.domain.Note;
import dev.opsledger.gists.domain.Organization;
import dev.opsledger.gists.domain.RetryLaterException;
import dev.opsledger.gists.store.DealStore;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the deal of a gist, once, whatever happens on the way.
 *
 * <p>A worker claims the deal, notes that it is about to post, posts, and notes the id. Whoever
 * finds the first note without the second, because a worker died or an answer was lost, does not
 * know whether the deal is there: it waits until the request must have taken effect, asks the CRM's
 * list of the organization's deals, which does not lag, and its search, and posts again only when
 * neither has it. Organizations and notes are made in the same way.
 */
public final class DealWork {
  private static final System.Logger LOG = System.getLogger(DealWork.class.getName());
  private static final Duration LONGEST = Duration.ofHours(1);

  /** How an attempt at a deal ended. */
  enum Result {
    /** It is made, or waits for a reason of our own. */
    WELL,
    /** The CRM did not answer, or not in a way that can be understood. */
    UNANSWERED,
    /** The CRM will not have it. */
    REFUSED
  }

  private final DealStore deals;
  private final Organizations organizations;
  private final Pipedrive crm;
  private final DealQueue queue;
  private final Clock clock;

  public DealWork(
      DealStore deals, Organizations organizations, Pipedrive crm, DealQueue queue, Clock clock) {
    this.deals = deals;
    this.organizations = organizations;
    this.crm = crm;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Makes the deal unless it is made or somebody is at it.
   *
   * @return how the CRM answered; a deal that has to be tried later is due then
   * @throws RateLimitedException when the CRM wants no calls for a while; the deal is due then
   */
  Result make(String gist) throws RateLimitedException {
    Optional<Deal> claimed = deals.claim(gist);
    return claimed.isEmpty() ? Result.WELL : attempt(claimed.get());
  }

  private Result attempt(Deal deal) throws RateLimitedException {
    try {
      advance(deal);
      return Result.WELL;
    } catch (RateLimitedException e) {
      deals.leave(deal, e.until(), Optional.of(e.getMessage()));
      throw e;
    } catch (RetryLaterException e) {
      LOG.log(Level.INFO, "the deal of {0} waits: {1}", deal.gist(), e.getMessage());
      deals.leave(deal, e.until(), Optional.empty());
      return Result.WELL;
    } catch (VendorUnavailableException e) {
      LOG.log(Level.WARNING, "the deal of {0} is tried again: {1}", deal.gist(), e.getMessage());
      Instant later = clock.instant().plus(backoff(deal.attempts()));
      deals.leave(deal, later, Optional.of(e.getMessage()));
      return Result.UNANSWERED;
    } catch (VendorRefusedException e) {
      LOG.log(Level.ERROR, "the deal of {0} is refused: {1}", deal.gist(), e.getMessage());
      queue.deadLetter(deal.gist(), e.getMessage());
      deals.refused(deal, e.getMessage());
      return Result.REFUSED;
    }
  }

  private void advance(Deal deal)
      throws RetryLaterException, RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (deal.id().isPresent()) {
      finishNote(deal);
      return;
    }
    Organization organization = organizations.of(deal.account());
    OptionalLong found = look(deal, organization);
    long id = found.isPresent() ? found.getAsLong() : post(deal, organization);
    deals.noting(deal, id);
    if (found.isPresent() && crm.hasNote(id)) {
      deals.done(deal);
    } else {
      postNote(deal, id);
    }
  }

  /**
   * A deal that may be there already is looked for. It always may: this ledger can have been
   * restored to an earlier time, and another one can write to the same CRM.
   */
  private OptionalLong look(Deal deal, Organization organization)
      throws RetryLaterException, RateLimitedException, VendorUnavailableException {
    if (deal.state() == DealState.POSTING) {
      Instant from = InDoubtWrite.settled(deal.since().orElseThrow(), clock, "the deal");
      OptionalLong listed = crm.recentDeal(deal.gist(), organization.id(), from);
      if (listed.isPresent()) {
        return listed;
      }
    }
    return crm.findDeal(deal.gist(), organization.id());
  }

  private long post(Deal deal, Organization organization)
      throws RetryLaterException, RateLimitedException, VendorRefusedException, VendorUnavailableException {
    deals.posting(deal);
    try {
      return crm.createDeal(deal.gist(), organization.id());
    } catch (RateLimitedException e) {
      deals.notSent(deal, DealState.POSTING);
      throw e;
    } catch (VendorRefusedException e) {
      deals.notSent(deal, DealState.POSTING);
      if (organizations.gone(deal.account(), organization)) {
        throw new RetryLaterException(
            clock.instant().plus(backoff(deal.attempts())),
            "the organization of " + deal.user() + " is gone from the CRM; it is made again");
      }
      throw e;
    }
  }

  private void finishNote(Deal deal)
      throws RetryLaterException, RateLimitedException, VendorRefusedException, VendorUnavailableException {
    long id = deal.id().orElseThrow();
    if (deal.since().isPresent()) {
      InDoubtWrite.settled(deal.since().get(), clock, "the note");
    }
    if (crm.hasNote(id)) {
      deals.done(deal);
      return;
    }
    deals.notingAgain(deal);
    postNote(deal, id);
  }

  private void postNote(Deal deal, long id)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      crm.createNote(id, Note.html(deal));
    } catch (RateLimitedException e) {
      deals.notSent(deal, DealState.NOTING);
      throw e;
    }
    deals.done(deal);
  }

  /** Half a minute, then twice as long each time, an hour at the most. */
  private static Duration backoff(long attempts) {
    Duration wait = Duration.ofSeconds(30L << Math.clamp(attempts - 1, 0, 7));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
