package dev.opsledger.front.overview;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.FrontKeys;
import dev.opsledger.front.store.StoredFact;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the deployments and gists that the page lists one by one, newest first. */
record RankedFacts(FactQuery facts) {
  private static final int DEPLOYMENTS = 8;
  private static final int GISTS = 8;
  private static final String UNKNOWN = "(unknown)";

  List<Overview.Deployment> ongoingDeployments() {
    return deployments(FrontKeys.ongoingDeployments());
  }

  List<Overview.Deployment> failedDeployments(ZonedDay day) {
    return deployments(FrontKeys.failedDeployments(day));
  }

  private List<Overview.Deployment> deployments(String list) {
    return facts.top(list, DEPLOYMENTS).stream().map(RankedFacts::deployment).toList();
  }

  private static Overview.Deployment deployment(StoredFact fact) {
    JsonNode payload = fact.payload();
    return new Overview.Deployment(
        Json.number(payload, "deploymentId").orElseThrow(),
        Json.text(payload, "projectName").orElse(UNKNOWN),
        Json.text(payload, "status").orElse(UNKNOWN),
        fact.occurredAt());
  }

  /** The newest gists of this month and the previous one. */
  List<Overview.Gist> gists(Instant now) {
    Instant previous = now.atOffset(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1).toInstant();
    var gists = new ArrayList<>(facts.top(FrontKeys.gists(now), GISTS));
    if (gists.size() < GISTS) {
      gists.addAll(facts.top(FrontKeys.gists(previous), GISTS - gists.size()));
    }
    return gists.stream().map(RankedFacts::gist).toList();
  }

  private static Overview.Gist gist(StoredFact fact) {
    JsonNode payload = fact.payload();
    return new Overview.Gist(
        fact.id(),
        Json.text(payload, "user").orElse(UNKNOWN),
        fact.occurredAt(),
        Json.number(payload, "dealId"),
        Json.text(payload, "deal").orElse("waiting"));
  }
}
