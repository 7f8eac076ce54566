package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.WebhookDelivery;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses GitHub's list of the App's webhook deliveries. */
final class DeliveryParser {
  private DeliveryParser() {}

  /**
   * The deliveries of a page, in its order; entries without an id, guid or time are left out.
   *
   * @throws VendorUnavailableException if the body is not a list
   */
  static List<WebhookDelivery> parse(Page page) throws VendorUnavailableException {
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
