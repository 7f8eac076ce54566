package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleEventsTest {
  @Test
  void everyHandlerTakesItsSample() throws Exception {
    var tokens =
        Map.of("PROJECTS_TOKEN", "local-projects-token", "ACTIVITY_TOKEN", "local-activity-token");
    try (Panel panel = Panel.start(Panel.plan(tokens)).withProjects(3)) {
      assertThat(invoke(panel, "DeploymentsApi", "deployments-api-list-projects"))
          .contains("Project 3");
      assertThat(invoke(panel, "ActivityApi", "activity-api-post-event")).contains("invoice.paid");
      panel.settle();
      assertThat(invoke(panel, "DeploymentsPublisher", "deployments-publisher-done"))
          .doesNotContain("itemIdentifier");
      assertThat(invoke(panel, "ActivityAggregator", "activity-aggregator-created"))
          .doesNotContain("itemIdentifier");
      panel.settle();
      String token = "Bearer local-activity-token";
      assertThat(panel.send("GET", "/projects/3/activity", token, null).body())
          .contains("Deployment 1 of North Pier was created for commit 9fceb02.")
          .contains("went from pending to done after 95 seconds.")
          .contains("North Pier got its address https://3f9c0a5be17d2468.apps.example.com.");
    }
  }

  private static String invoke(Panel panel, String function, String file) throws Exception {
    Path sample = Checkout.file("events/%s.json".formatted(file));
    return panel.host.invoke(function, Files.readString(sample));
  }
}
