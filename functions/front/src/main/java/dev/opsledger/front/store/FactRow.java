package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts as rows: one for each thing, with the shares that it has in numbers at present. */
public final class FactRow {
  static final String LISTED = "facts";
  static final String BY_COMMIT = "byCommit";
  public static final String RANKED = "ranked";

  /** That a thing is gone is remembered until no message of it can be left in any queue. */
  private static final Duration GONE_KEPT = Duration.ofDays(60);

  private FactRow() {}

  public static Row of(Fact fact, Projection view) {
    Row row =
        Row.of(FrontKeys.fact(fact.kind(), fact.id()), FrontKeys.FACT)
            .with("source", fact.source())
            .with("kind", fact.kind())
            .with("id", fact.id())
            .with("version", fact.version())
            .with("occurredAt", fact.occurredAt())
            .with("payload", Json.text(fact.payload()))
            .with("shares", Json.text(Json.node(view.shares().stream().map(Contribution::json).toList())))
            .with("commitSha", view.commit().orElse(null))
            .with(
                "listedIn",
                view.unit()
                    .map(unit -> FrontKeys.listed(fact.kind(), unit, fact.occurredAt()))
                    .orElse(null))
            .with("rankedIn", view.ranking().map(Projection.Ranking::in).orElse(null))
            .with("rank", view.ranking().map(Projection.Ranking::rank).orElse(null));
    return view.kept().map(kept -> row.expiring(fact.occurredAt().plus(kept))).orElse(row);
  }

  public static Row ofGone(Fact fact, Instant now) {
    return of(fact, Projection.NOTHING).expiring(now.plus(GONE_KEPT));
  }

  public static List<Contribution> shares(Optional<Row> stored) {
    return stored
        .map(row -> Json.elements(parsed(row, "shares")).stream().map(Contribution::read).toList())
        .orElse(List.of());
  }

  public static JsonNode payload(Row row) {
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
