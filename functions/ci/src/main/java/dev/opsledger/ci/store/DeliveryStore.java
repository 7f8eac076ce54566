package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.DeliveryLook;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was seen of GitHub's list of webhook deliveries, and which were asked for again. */
public record DeliveryStore(Table table, Clock clock) {
  /** GitHub repeats what is up to three days old ("Redelivering webhooks"). */
  private static final Duration KEPT = Duration.ofDays(4);

  private static final String LOST = "lost";

  /** The last look at the list. */
  public DeliveryLook look() {
    return table
        .get(CiKeys.DELIVERIES, CiKeys.DELIVERIES)
        .map(
            row ->
                new DeliveryLook(
                    row.find("etag"),
                    row.findInstant("began"),
                    row.find(LOST).map(DeliveryStore::lost).orElse(Map.of())))
        .orElse(DeliveryLook.NONE);
  }

  /** Stores a look in place of the former one. */
  public void put(DeliveryLook look) {
    table.put(
        Row.of(CiKeys.DELIVERIES, CiKeys.DELIVERIES)
            .with("etag", look.etag().orElse(null))
            .with("began", look.began().orElse(null))
            .with(LOST, Json.text(Json.node(new TreeMap<>(look.lost())))));
  }

  private static Map<String, Instant> lost(String json) {
    var lost = new HashMap<String, Instant>();
    for (Map.Entry<String, JsonNode> each : Json.stored("the lost deliveries", json).entries()) {
      lost.put(each.getKey(), Instant.parse(each.getValue().getStringValue()));
    }
    return lost;
  }

  /** Which of some events GitHub was asked to deliver again. */
  public Set<String> asked(Collection<String> guids) {
    return table
        .getAll(
            guids.stream().map(g -> Table.key(CiKeys.deliveryPk(g), CiKeys.ASKED_AGAIN)).toList())
        .stream()
        .map(row -> CiKeys.deliveryOf(row.pk()))
        .collect(Collectors.toSet());
  }

  /** Remembers that GitHub was asked. Call it afterwards: a crash in between asks once more. */
  public void addAsked(String guid) {
    table.put(
        Row.of(CiKeys.deliveryPk(guid), CiKeys.ASKED_AGAIN).expiring(clock.instant().plus(KEPT)));
  }
}
