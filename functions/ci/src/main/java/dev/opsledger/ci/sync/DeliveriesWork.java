package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.DeliveryLook;
import dev.opsledger.ci.domain.WebhookDelivery;
import dev.opsledger.ci.store.DeliveryStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through GitHub's list of the App's webhook deliveries, newest first, back to where the last
 * look began, and asks once to repeat each event that no attempt has delivered. GitHub never
 * repeats a delivery by itself.
 */
public record DeliveriesWork(GitHub github, DeliveryStore store, SyncPlanner planner, Clock clock)
    implements Work {
  public static final String KIND = "deliveries";
  private static final int NOT_FOUND = 404;

  /** The most pages of one unit: each of their entries may need a request of its own. */
  private static final int MOST_PAGES = 5;

  /** The most delivered events that the next unit is told of; a message has a limited size. */
  private static final int MOST_CARRIED = 500;

  /** The unit of every sync. */
  public static Unit.Draft draft() {
    return new Unit.Draft(KIND, "all", "the App's webhook deliveries", Json.object());
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    DeliveryLook before = store.look();
    Optional<URI> rest = Json.text(unit.body(), "next").map(URI::create);
    Optional<Page> page;
    try {
      page =
          github.get(
              github.app(),
              rest.orElseGet(() -> github.at("/app/hook/deliveries?per_page=100")),
              rest.isPresent() ? Optional.empty() : before.etag());
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      planner.skip(unit, draft(), "the App has no webhook: " + e.getMessage());
      return;
    }
    if (page.isPresent()) {
      look(unit, before, page.get());
    } else {
      report(before.with(Map.of(), Set.of(), clock.instant()));
    }
  }

  private void look(Unit unit, DeliveryLook before, Page first)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant now = clock.instant();
    Instant began = Json.text(unit.body(), "began").map(Instant::parse).orElse(now);
    Optional<String> etag =
        unit.body().get("began") == null ? first.etag() : Json.text(unit.body(), "etag");
    var seen = new ArrayList<WebhookDelivery>();
    Optional<Page> page = Optional.of(first);
    Optional<URI> next = Optional.empty();
    for (int number = 1; page.isPresent(); number++) {
      List<WebhookDelivery> listed = deliveries(page.get());
      seen.addAll(listed);
      boolean reached = !listed.isEmpty() && listed.getLast().at().isBefore(before.boundary(began));
      next = reached ? Optional.empty() : page.get().next();
      page =
          next.isPresent() && number < MOST_PAGES
              ? Optional.of(github.get(github.app(), next.get()))
              : Optional.empty();
    }
    Set<String> taken = new LinkedHashSet<>();
    Json.elements(unit.body(), "taken").forEach(guid -> taken.add(guid.getStringValue()));
    seen.stream().filter(WebhookDelivery::ok).map(WebhookDelivery::guid).forEach(taken::add);
    DeliveryLook after = before.with(askAgain(seen, taken), taken, now);
    if (next.isPresent()) {
      if (!after.equals(before)) {
        store.put(after);
      }
      planner.fanOut(unit, "rest", List.of(rest(next.get(), began, etag, taken)));
    } else {
      store.put(after.ended(etag, began));
    }
    report(after);
  }

  private static Unit.Draft rest(
      URI next, Instant began, Optional<String> etag, Set<String> taken) {
    JsonNode body =
        Json.object(
            "next", next,
            "began", began,
            "etag", etag,
            "taken", taken.stream().limit(MOST_CARRIED).toList());
    return new Unit.Draft(
        KIND, "all:" + Integer.toHexString(next.hashCode()), "the App's webhook deliveries", body);
  }

  /**
   * Asks GitHub to repeat what no attempt has delivered.
   *
   * @return the events that failed again although GitHub was asked before, and when
   */
  private Map<String, Instant> askAgain(List<WebhookDelivery> seen, Set<String> taken)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var failed = new LinkedHashMap<String, WebhookDelivery>();
    for (WebhookDelivery each : seen) {
      if (!taken.contains(each.guid())) {
        failed.merge(each.guid(), each, (a, b) -> a.at().isBefore(b.at()) ? b : a);
      }
    }
    Set<String> asked = failed.isEmpty() ? Set.of() : store.asked(failed.keySet());
    var lost = new HashMap<String, Instant>();
    for (WebhookDelivery each : failed.values()) {
      boolean gone = asked.contains(each.guid()) ? each.again() : !repeats(each);
      if (gone) {
        lost.put(each.guid(), each.at());
      }
    }
    return lost;
  }

  /** Asks for one event; false if GitHub cannot repeat it any more. */
  private boolean repeats(WebhookDelivery delivery)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    boolean possible = true;
    try {
      github.post(github.app(), github.at("/app/hook/deliveries/" + delivery.id() + "/attempts"));
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND && e.status() != 400 && e.status() != 422) {
        throw e;
      }
      possible = false;
    }
    store.addAsked(delivery.guid());
    return possible;
  }

  private void report(DeliveryLook look) {
    int lost = look.lost().size();
    planner.count(
        lost,
        lost,
        lost == 0
            ? Optional.empty()
            : Optional.of(lost + " webhook deliveries failed again when they were repeated"));
  }

  /**
   * The deliveries of a page, in its order; entries without an id, guid or time are left out.
   *
   * @throws VendorUnavailableException if the body is not a list
   */
  private static List<WebhookDelivery> deliveries(Page page) throws VendorUnavailableException {
    var deliveries = new ArrayList<WebhookDelivery>();
    for (JsonNode json : page.items()) {
      delivery(json).ifPresent(deliveries::add);
    }
    return deliveries;
  }

  private static Optional<WebhookDelivery> delivery(JsonNode json) {
    Optional<Long> id = Json.number(json, "id");
    Optional<String> guid = Json.text(json, "guid").filter(text -> text.matches("[\\w.:-]{1,100}"));
    Optional<Instant> at = RunParser.instant(json, "delivered_at");
    if (id.isEmpty() || guid.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    JsonNode again = json.get("redelivery");
    return Optional.of(
        new WebhookDelivery(
            id.get(),
            guid.get(),
            Json.text(json, "event").orElse(""),
            at.get(),
            again != null && again.isBoolean() && again.getBooleanValue(),
            Json.text(json, "status").orElse("")));
  }
}
