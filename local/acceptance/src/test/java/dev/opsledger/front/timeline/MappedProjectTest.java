package dev.opsledger.front.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The projects that the identity map may name. */
class MappedProjectTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void aProjectThatDoesNotExistIsRefusedUnlessItIsInTheMap() throws Exception {
    try (var front = new FrontHost(NOW, Map.of("DORA_SERVICES", "77=S1"), _ -> CallObserver.NONE)) {
      assertThat(put(front, 0, 5).statusCode()).as("no project was ever told").isEqualTo(200);
      front.project(
          List.of(
              new Fact(
                  "test",
                  "project",
                  "1",
                  "1",
                  NOW,
                  Json.object("projectId", 1, "projectName", "Shop"))));
      HttpResponse<String> refused = put(front, 1, 999);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .isEqualTo("{\"error\":\"entries[1].project: there is no project 999\"}");
      assertThat(put(front, 1, 1).statusCode()).isEqualTo(200);
    }
  }

  /** Keeps the settings' project, and names another one. */
  private static HttpResponse<String> put(FrontHost front, long revision, long project) {
    return front.put(
        "/identity",
        ("{\"revision\":%d,\"entries\":[{\"name\":\"old\",\"project\":77},"
                + "{\"name\":\"new\",\"project\":%d}]}")
            .formatted(revision, project));
  }
}
