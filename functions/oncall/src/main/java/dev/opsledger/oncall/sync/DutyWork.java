package dev.opsledger.oncall.sync;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Duty;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.DutyStore;
import dev.opsledger.oncall.store.coverage.DailyReads;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches once a day who has been on call since the last time. The span is read in windows, and
 * what was read is noted after each, as this list has a rate limit of its own.
 *
 * @param backfill how far back the first read goes
 */
public record DutyWork(
    PagerDuty pagerDuty,
    DutyStore store,
    DailyReads reads,
    SyncPlanner planner,
    Duration backfill,
    Clock clock)
    implements Work {
  public static final String KIND = "duty";

  /** The list of people on call, which is also its field in the answer. */
  static final String LIST = "oncalls";

  /** A duty that was changed afterwards, such as by an override, is read once more. */
  private static final Duration OVERLAP = Duration.ofDays(1);

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** A window with more duties is halved. */
  private static final int MOST = 1_000;

  static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "who was on call", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    Instant from = from(now);
    long expected = 0;
    long unreadable = 0;
    while (from.isBefore(now)) {
      Deadline.check("duties");
      Window window = window(from, now);
      List<Duty> duties = duties(window.listing());
      store.save(duties, window.until());
      expected += window.listing().items().size();
      unreadable += window.listing().items().size() - duties.size();
      reads.note(DailyReads.DUTY_SO_FAR, window.until());
      from = window.until();
    }
    reads.note(DailyReads.DUTY, now);
    planner.count(
        expected,
        unreadable,
        unreadable > 0
            ? Optional.of(unreadable + " duties without a user or a policy")
            : Optional.empty());
  }

  private Instant from(Instant now) {
    Optional<Instant> whole = reads.at(DailyReads.DUTY);
    return reads
        .at(DailyReads.DUTY_SO_FAR)
        .filter(soFar -> whole.filter(at -> !soFar.isAfter(at)).isEmpty())
        .or(() -> whole.map(at -> at.minus(OVERLAP)))
        .orElse(now.minus(backfill));
  }

  private record Window(Instant until, Listing listing) {}

  /** Reads a window from a moment on, as long as its duties are few enough. */
  private Window window(Instant from, Instant now)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Duration length = LONGEST;
    while (true) {
      Instant until = from.plus(length).isBefore(now) ? from.plus(length) : now;
      boolean last = length.compareTo(SHORTEST) <= 0;
      Optional<Listing> listing =
          Listing.of(pagerDuty, LIST, query(from, until), last ? Integer.MAX_VALUE : MOST);
      if (listing.isPresent()) {
        return new Window(until, listing.get());
      }
      if (last) {
        throw new VendorRefusedException(400, "PagerDuty lists at most 10,000 duties of an hour");
      }
      length = length.dividedBy(2);
    }
  }

  private static List<PagerDuty.Parameter> query(Instant since, Instant until) {
    return List.of(
        new PagerDuty.Parameter("since", since.toString()),
        new PagerDuty.Parameter("until", until.toString()));
  }

  private static List<Duty> duties(Listing listing) {
    var duties = new ArrayList<Duty>();
    for (JsonNode json : listing.items().values()) {
      duty(json).ifPresent(duties::add);
    }
    return duties;
  }

  private static Optional<Duty> duty(JsonNode json) {
    Optional<String> user = id(json, "user");
    Optional<String> policy = id(json, "escalation_policy");
    if (user.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Duty(
            user.get(),
            policy.get(),
            Json.number(json, "escalation_level").orElse(0L),
            id(json, "schedule"),
            IncidentParser.time(json, "start"),
            IncidentParser.time(json, "end")));
  }

  private static Optional<String> id(JsonNode json, String field) {
    return CatalogParser.reference(Json.child(json, field)).map(Reference::id);
  }
}
