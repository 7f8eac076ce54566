package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.CrmState;
import java.time.Instant;
import java.util.Map;

/** One row that all workers share: until when the CRM is left alone. */
public record CrmStateStore(Table table) {
  /** The state as it was some moments ago at the latest. */
  public CrmState state() {
    return table.get(GistsKeys.CRM, GistsKeys.PAUSE).map(CrmStateStore::of).orElse(CrmState.CLOSED);
  }

  private static CrmState of(Row row) {
    return new CrmState(
        Instant.ofEpochMilli(row.number("pausedUntil")),
        (int) row.number("refusals"),
        row.find("reason"));
  }

  /** Stores a pause unless a longer one is stored. */
  public void pause(Instant until, int refusals, String reason) {
    table.putIf(
        Row.of(GistsKeys.CRM, GistsKeys.PAUSE)
            .with("pausedUntil", until.toEpochMilli())
            .with("refusals", (long) refusals)
            .with("reason", reason),
        "attribute_not_exists(pk) OR pausedUntil < :until",
        Map.of(":until", Row.number(until.toEpochMilli())));
  }

  /** Forgets the refusals that were counted. */
  public void resetRefusals() {
    table.update(
        GistsKeys.CRM,
        GistsKeys.PAUSE,
        u ->
            u.updateExpression("SET refusals = :none")
                .conditionExpression("refusals > :none")
                .expressionAttributeValues(Map.of(":none", Row.number(0L))));
  }
}
