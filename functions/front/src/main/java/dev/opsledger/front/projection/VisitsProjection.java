package dev.opsledger.front.projection;

import static dev.opsledger.front.domain.VisitCounters.CLONES;
import static dev.opsledger.front.domain.VisitCounters.REPOSITORIES;
import static dev.opsledger.front.domain.VisitCounters.VIEWS;
import static dev.opsledger.front.domain.VisitCounters.VISITORS;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts a repository's traffic of a day, for the repository and for all. Visitors are counted for
 * the repository only: one person may visit several, so their numbers must not be added up.
 */
final class VisitsProjection {
  private VisitsProjection() {}

  static Projection of(Fact fact) {
    JsonNode visits = fact.payload();
    LocalDate day = LocalDate.parse(Json.text(visits, "date").orElseThrow());
    String repository = Json.text(visits, "repositoryId").orElseThrow();
    long views = number(visits, VIEWS);
    long clones = number(visits, CLONES);
    Projection projection =
        Projection.of(
            List.of(
                Contribution.of(
                    FrontKeys.visits(day), Map.of(VIEWS, views, CLONES, clones, REPOSITORIES, 1L)),
                new Contribution(
                    FrontKeys.visited(day, repository),
                    Map.of(VIEWS, views, CLONES, clones, VISITORS, number(visits, VISITORS)),
                    Map.of("repository", Json.text(visits, "repository").orElse(repository)))));
    return Json.text(visits, "repository")
        .map(name -> projection.ofUnit(name.toLowerCase(Locale.ROOT)))
        .orElse(projection);
  }

  private static long number(JsonNode visits, String field) {
    return Json.number(visits, field).orElse(0L);
  }
}
