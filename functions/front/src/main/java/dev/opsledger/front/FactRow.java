package dev.opsledger.front;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.outbox.Fact;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts as rows: one for each thing, with the shares that it has in numbers at present. */
final class FactRow {
  static final String LISTED = "facts";
  static final String BY_COMMIT = "byCommit";
  static final String RANKED = "ranked";

  /** That a thing is gone is remembered until no message of it can be left in any queue. */
  private static final Duration GONE_KEPT = Duration.ofDays(60);

  private FactRow() {}

  static Row of(Fact fact, View view) {
    Row row =
        Row.of(FrontKeys.fact(fact.kind(), fact.id()), FrontKeys.FACT)
            .with("source", fact.source())
            .with("kind", fact.kind())
            .with("id", fact.id())
            .with("version", fact.version())
            .with("occurredAt", fact.occurredAt())
            .with("payload", Json.text(fact.payload()))
            .with("shares", Json.text(Json.node(view.shares().stream().map(Share::json).toList())))
            .with("commitSha", view.commit().orElse(null))
            .with(
                "listedIn",
                view.unit()
                    .map(unit -> FrontKeys.listed(fact.kind(), unit, fact.occurredAt()))
                    .orElse(null))
            .with("rankedIn", view.ranking().map(View.Ranking::in).orElse(null))
            .with("rank", view.ranking().map(View.Ranking::rank).orElse(null));
    return view.kept().map(kept -> row.expiring(fact.occurredAt().plus(kept))).orElse(row);
  }

  static Row ofGone(Fact fact, Instant now) {
    return of(fact, View.NOTHING).expiring(now.plus(GONE_KEPT));
  }

  static List<Share> shares(Optional<Row> stored) {
    return stored
        .map(row -> Json.elements(parsed(row, "shares")).stream().map(Share::read).toList())
        .orElse(List.of());
  }

  static JsonNode payload(Row row) {
    return parsed(row, "payload");
  }

  private static JsonNode parsed(Row row, String attribute) {
    try {
      return Json.parse(row.get(attribute));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the " + attribute + " of " + row.pk() + " is broken", e);
    }
  }
}
