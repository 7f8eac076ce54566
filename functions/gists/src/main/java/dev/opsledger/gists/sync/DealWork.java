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
 * Makes the deal of a gist exactly once, although workers die and responses get lost.
 *
 * <p>A worker claims the deal, records that it is about to post, posts, and records the id. If the
 * first record is there without the second, the deal may or may not exist: the next worker waits
 * until the request must have taken effect, looks into the list of recent deals, which does not
 * lag, and into the search, and posts again only if neither has the deal. Organizations and notes
 * are made in the same way.
 */
public final class DealWork {
  private static final System.Logger LOG = System.getLogger(DealWork.class.getName());
  private static final Duration MIN_BACKOFF = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 7;
  private static final Duration MAX_BACKOFF = Duration.ofHours(1);
  private static final Duration MAX_FORBIDDEN = Duration.ofDays(1);

  /** How an attempt at a deal ended. */
  enum Result {
    /** It is made, or waits for a reason other than the CRM. */
    OK,
    /** The CRM did not respond, or its response was not understood. */
    UNAVAILABLE,
    /** The CRM forbids its note; it is tried again later, and other deals go on. */
    FORBIDDEN,
    /** The CRM rejected it for good. */
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
   * Makes the deal unless it is made or another worker has claimed it.
   *
   * @return how it went; a deal that must be tried again is due by itself
   * @throws RateLimitedException if the CRM is not to be called for a while; the deal is due then
   */
  Result make(String gist) throws RateLimitedException {
    Optional<Deal> claimed = deals.claim(gist);
    return claimed.isEmpty() ? Result.OK : attempt(claimed.get());
  }

  private Result attempt(Deal deal) throws RateLimitedException {
    try {
      advance(deal);
      return Result.OK;
    } catch (RateLimitedException e) {
      deals.release(deal, e.until(), Optional.of(e.getMessage()));
      throw e;
    } catch (RetryLaterException e) {
      LOG.log(Level.INFO, "the deal of {0} waits: {1}", deal.gist(), e.getMessage());
      deals.release(deal, e.until(), Optional.empty());
      return Result.OK;
    } catch (ForbiddenException e) {
      LOG.log(Level.ERROR, "the deal of {0} has no note yet: {1}", deal.gist(), e.getMessage());
      Instant later = later(deal, PipedriveRateLimits.UNTIL_RESOLVED, MAX_FORBIDDEN);
      deals.release(deal, later, Optional.of(e.getMessage()));
      return Result.FORBIDDEN;
    } catch (VendorUnavailableException e) {
      LOG.log(
          Level.WARNING, "the deal of {0} failed and is retried: {1}", deal.gist(), e.getMessage());
      deals.release(deal, later(deal), Optional.of(e.getMessage()));
      return Result.UNAVAILABLE;
    } catch (VendorRefusedException e) {
      LOG.log(Level.ERROR, "the deal of {0} was refused: {1}", deal.gist(), e.getMessage());
      queue.deadLetter(deal.gist(), e.getMessage());
      deals.refuse(deal, e.getMessage());
      return Result.REFUSED;
    }
  }

  private void advance(Deal deal)
      throws ForbiddenException,
          RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    if (deal.id().isPresent()) {
      finishNote(deal);
      return;
    }
    OptionalLong found = search(deal);
    long id = found.isPresent() ? found.getAsLong() : post(deal, organizations.of(deal.account()));
    deals.beginNote(deal, id);
    if (found.isPresent() && crm.hasNote(id)) {
      deals.finish(deal);
    } else {
      postNote(deal, id);
    }
  }

  /**
   * Searches the CRM for the deal. Even a deal that was never posted may exist: this table may have
   * been restored to an earlier time, or another installation may write to the same CRM.
   */
  private OptionalLong search(Deal deal)
      throws RetryLaterException, RateLimitedException, VendorUnavailableException {
    if (deal.state() == DealState.POSTING) {
      Instant from = InDoubtWrite.searchFrom(deal.since().orElseThrow(), clock, "the deal");
      OptionalLong listed = crm.recentDeal(deal.gist(), from);
      if (listed.isPresent()) {
        return listed;
      }
    }
    return crm.findDeal(deal.gist());
  }

  private long post(Deal deal, Organization organization)
      throws RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    deals.beginPosting(deal);
    try {
      return crm.createDeal(deal.gist(), organization.id());
    } catch (RateLimitedException e) {
      deals.retract(deal, DealState.POSTING);
      throw e;
    } catch (VendorRefusedException e) {
      deals.retract(deal, DealState.POSTING);
      if (organizations.forgetIfDeleted(deal.account(), organization)) {
        throw new RetryLaterException(
            later(deal),
            "the organization of " + deal.user() + " was deleted in the CRM; it is created again");
      }
      throw e;
    }
  }

  private void finishNote(Deal deal)
      throws ForbiddenException,
          RetryLaterException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    long id = deal.id().orElseThrow();
    if (deal.since().isPresent()) {
      InDoubtWrite.searchFrom(deal.since().get(), clock, "the note");
    }
    if (crm.hasNote(id)) {
      deals.finish(deal);
      return;
    }
    deals.repeatNote(deal);
    postNote(deal, id);
  }

  private void postNote(Deal deal, long id)
      throws ForbiddenException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    try {
      crm.createNote(id, Note.html(deal));
    } catch (ForbiddenException | RateLimitedException e) {
      deals.retract(deal, DealState.NOTING);
      throw e;
    }
    deals.finish(deal);
  }

  private Instant later(Deal deal) {
    return later(deal, MIN_BACKOFF, MAX_BACKOFF);
  }

  /** The first wait, doubled with each attempt, and spread, as deals fail together. */
  private Instant later(Deal deal, Duration first, Duration most) {
    Duration wait = first.multipliedBy(1L << Math.clamp(deal.attempts() - 1, 0, DOUBLINGS));
    Instant now = clock.instant();
    return PipedriveRateLimits.WAITS.spread(now, now.plus(wait.compareTo(most) < 0 ? wait : most));
  }
}
