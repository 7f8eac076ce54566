package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps facts to rows: one for each thing, with what it contributes to counters at present. */
public final class FactRow {
  static final String VERSION = "version";

  private static final String CONTRIBUTIONS = "shares";
  private static final String PAYLOAD = "payload";

  /** A deleted thing's row outlives every message of it that may still be in a queue. */
  private static final Duration GONE_KEPT = Duration.ofDays(60);

  private FactRow() {}

  /** The row of a fact. */
  public static Row of(Fact fact, Projection projection) {
    Row row =
        Row.of(FrontKeys.fact(fact.kind(), fact.id()), FrontKeys.FACT)
            .with("source", fact.source())
            .with("kind", fact.kind())
            .with("id", fact.id())
            .with(VERSION, fact.version())
            .with("occurredAt", fact.occurredAt())
            .with(PAYLOAD, Json.text(withoutNulls(fact.payload())))
            .with(CONTRIBUTIONS, text(projection.contributions()))
            .with(FrontIndex.BY_COMMIT.partitionKey(), projection.commit().orElse(null))
            .with(
                FrontIndex.FACTS.partitionKey(),
                projection
                    .unit()
                    .map(unit -> FrontKeys.listed(fact.kind(), unit, fact.occurredAt()))
                    .orElse(null))
            .with(
                FrontIndex.RANKED.partitionKey(),
                projection.ranking().map(Projection.Ranking::list).orElse(null))
            .with(
                FrontIndex.RANKED.sortKey(),
                projection.ranking().map(Projection.Ranking::rank).orElse(null));
    return projection
        .retention()
        .map(kept -> row.expiring(fact.occurredAt().plus(kept)))
        .orElse(row);
  }

  /** The row that remembers that a thing was deleted. */
  public static Row ofGone(Fact fact, Instant now) {
    return of(fact, Projection.NOTHING).expiring(now.plus(GONE_KEPT));
  }

  /** The version of the stored fact. */
  public static String version(Row row) {
    return row.get(VERSION);
  }

  /** What the stored fact contributes to counters; labels are not stored. */
  public static List<Contribution> contributions(Row row) {
    return Json.elements(parsed(row, CONTRIBUTIONS)).stream().map(FactRow::contribution).toList();
  }

  /** A missing field says the same as one that is null. */
  private static JsonNode withoutNulls(JsonNode payload) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (Map.Entry<String, JsonNode> each : payload.entries()) {
      if (!each.getValue().isNull()) {
        fields.put(each.getKey(), each.getValue());
      }
    }
    return JsonNode.createObjectNode(fields);
  }

  private static String text(List<Contribution> contributions) {
    return Json.text(Json.node(contributions.stream().map(FactRow::json).toList()));
  }

  /** Without names, so that a run's row with its four contributions fits into 1 KB. */
  private static List<Object> json(Contribution contribution) {
    CounterKey key = contribution.key();
    return List.of(key.pk(), key.sk(), contribution.numbers());
  }

  /** A contribution, or an object as the former version wrote it. */
  private static Contribution contribution(JsonNode json) {
    JsonNode pk = json.isArray() ? json.get(0) : json.get("pk");
    JsonNode sk = json.isArray() ? json.get(1) : json.get("sk");
    JsonNode all = json.isArray() ? json.get(2) : json.get("numbers");
    var numbers = new LinkedHashMap<String, Long>();
    for (Map.Entry<String, JsonNode> each : all.entries()) {
      numbers.put(each.getKey(), each.getValue().getLongValue());
    }
    return Contribution.of(new CounterKey(pk.getStringValue(), sk.getStringValue()), numbers);
  }

  static JsonNode payload(Row row) {
    return parsed(row, PAYLOAD);
  }

  private static JsonNode parsed(Row row, String attribute) {
    return Json.stored("attribute " + attribute + " of row " + row.pk(), row.get(attribute));
  }
}
