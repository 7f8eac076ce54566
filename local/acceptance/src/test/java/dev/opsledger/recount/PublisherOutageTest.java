package dev.opsledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHostBuilder;
import dev.opsledger.response.NamelessAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a recount all is as if publishers had not missed what their streams have forgotten. */
@Tag(NamelessAnswers.PEOPLE)
class PublisherOutageTest {
  private static final List<String> PUBLISHERS =
      List.of("CiPublisher", "DeploymentsPublisher", "OncallPublisher");
  private static final List<String> FIGURES =
      List.of(
          "/overview",
          "/metrics/ci?org=acme&since=2026-09-01&until=2026-11-29&by=month",
          "/metrics/dora?project=1&since=2026-11-10&until=2026-11-27",
          "/metrics/dora?project=2&since=2026-11-10&until=2026-11-27",
          "/timeline?project=1&since=2026-11-10T00:00:00Z&until=2026-11-27T00:00:00Z",
          "/dashboard/oncall/load?since=2026-10-20&until=2026-11-29&by=service");
  private static final List<String> FEEDS =
      List.of(
          "/projects/1/activity?limit=100",
          "/projects/2/activity?limit=100",
          "/projects/3/activity?limit=100");

  private static LocalHostBuilder withoutPublishers(LocalHostBuilder plan) {
    var off = plan;
    for (String each : PUBLISHERS) {
      off = off.with(each + ".Properties.Events.Changes.Properties.Enabled", false);
    }
    return off;
  }

  private static Map<String, String> seen(RecountScene scene) {
    var seen = new TreeMap<String, String>();
    for (String path : FIGURES) {
      JsonNode answer = json(scene, path);
      if (answer.has("activity")) {
        ((ObjectNode) answer).remove("activity");
      }
      seen.put(path, answer.toString());
    }
    FEEDS.forEach(path -> seen.put(path, events(scene, path).toString()));
    return seen;
  }

  /** The events of a feed without their ids, and without addresses, which are random. */
  private static List<String> events(RecountScene scene, String path) {
    var events = new ArrayList<String>();
    for (JsonNode each : json(scene, path).path("items")) {
      events.add(
          ((ObjectNode) each).without(List.of("id")).toString().replaceAll("https://\\w+", ""));
    }
    return events;
  }

  private static JsonNode json(RecountScene scene, String path) {
    String answer = scene.get(path);
    assertThat(answer).as(path).startsWith("200 ");
    return HostDriver.json(answer.substring("200 ".length()));
  }

  @Test
  void afterARecountAllIsAsWithoutTheOutage() throws Exception {
    Map<String, String> whole;
    try (var scene = new RecountScene(CallObserver.NONE)) {
      new RecountData(scene).fill();
      whole = seen(scene);
    }
    try (var scene = new RecountScene(CallObserver.NONE, PublisherOutageTest::withoutPublishers)) {
      new RecountData(scene).fill();
      assertThat(scene.get(FEEDS.getFirst())).startsWith("404 ");
      for (int times = 0; times < 2; times++) {
        scene.recount("ci deployments oncall", true);
        Seen.assertSame(seen(scene), whole);
      }
    }
  }
}
