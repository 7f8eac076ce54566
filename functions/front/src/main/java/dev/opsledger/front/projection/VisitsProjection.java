package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A repository's visits on a day. Visitors are shown beside the repository only: those of several
 * repositories do not add up, as one person may visit them all.
 */
public final class VisitsProjection {
  public static final String VIEWS = "views";
  public static final String VISITORS = "visitors";
  public static final String CLONES = "clones";
  public static final String REPOSITORIES = "repositories";

  private VisitsProjection() {}

  static Projection of(Fact fact) {
    JsonNode visits = fact.payload();
    LocalDate day = LocalDate.parse(Json.text(visits, "date").orElseThrow());
    String repository = Json.text(visits, "repositoryId").orElseThrow();
    long views = number(visits, VIEWS);
    long clones = number(visits, CLONES);
    return Projection.of(
        List.of(
            Contribution.of(FrontKeys.visits(day), Map.of(VIEWS, views, CLONES, clones, REPOSITORIES, 1L)),
            new Contribution(
                FrontKeys.visited(day, repository),
                Map.of(VIEWS, views, CLONES, clones, VISITORS, number(visits, VISITORS)),
                Map.of("repository", Json.text(visits, "repository").orElse(repository)))));
  }

  private static long number(JsonNode visits, String name) {
    return Json.number(visits, name).orElse(0L);
  }
}
