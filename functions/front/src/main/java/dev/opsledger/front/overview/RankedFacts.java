package dev.opsledger.front.overview;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.FrontKeys.Day;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.FactRow;
import dev.opsledger.front.store.FrontKeys.Day;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads single things that the page names: the newest deployments and gists. */
public record RankedFacts(CounterQuery numbers) {
  private static final int DEPLOYMENTS = 8;
  private static final int GISTS = 8;

  /** Deployments under way, and those that failed today, newest first. */
  record Deploying(List<Overview.Deployment> ongoing, List<Overview.Deployment> failed) {}

  Deploying deployments(Day day) {
    return new Deploying(list(FrontKeys.ONGOING), list(FrontKeys.failed(day)));
  }

  private List<Overview.Deployment> list(String in) {
    return numbers.first(FactRow.RANKED, "rankedIn", in, DEPLOYMENTS).stream()
        .map(RankedFacts::deployment)
        .toList();
  }

  private static Overview.Deployment deployment(Row row) {
    JsonNode payload = FactRow.payload(row);
    return new Overview.Deployment(
        Json.number(payload, "deploymentId").orElseThrow(),
        Json.text(payload, "projectName").orElse("(unknown)"),
        Json.text(payload, "status").orElse("(unknown)"),
        Instant.parse(row.get("occurredAt")));
  }

  /** The newest gists of this month and the one before. */
  List<Overview.Gist> gists(Instant at) {
    Instant monthBefore = at.atOffset(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1).toInstant();
    var gists = new ArrayList<>(gists(FrontKeys.gists(at), GISTS));
    if (gists.size() < GISTS) {
      gists.addAll(gists(FrontKeys.gists(monthBefore), GISTS - gists.size()));
    }
    return gists;
  }

  private List<Overview.Gist> gists(String month, int most) {
    return numbers.first(FactRow.RANKED, "rankedIn", month, most).stream()
        .map(RankedFacts::gist)
        .toList();
  }

  private static Overview.Gist gist(Row row) {
    JsonNode payload = FactRow.payload(row);
    return new Overview.Gist(
        row.get("id"),
        Json.text(payload, "user").orElse("(unknown)"),
        Instant.parse(row.get("occurredAt")),
        Json.number(payload, "dealId"),
        Json.text(payload, "deal").orElse("waiting"));
  }
}
