package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts of a restored or imported table, whose stream starts counting again. */
class RestoredTableTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

  @Test
  void aLaterStateIsBelievedAlthoughItsStreamBeginsAgain() throws Exception {
    try (var front = new FrontHost(NOW, Map.of(), _ -> CallObserver.NONE)) {
      // As a former version published it, with the stream's number only.
      var former = Json.object("projectId", 3L, "status", "building", "createdAt", NOW);
      String number = "0000000000000000000400000000000000499650";
      front.project(List.of(new Fact("deployments", "deployment", "1", number, NOW, former)));
      tell(front, "1", "2", "DONE");
      assertThat(done(front)).isEqualTo(1);
      tell(front, "9000000000000000009999", "1", "BUILDING");
      assertThat(done(front)).as("an earlier state with a later number").isEqualTo(1);
    }
  }

  private static void tell(FrontHost front, String sequence, String revision, String status)
      throws Exception {
    JsonNode event =
        JSON.readTree(Files.readString(Checkout.file("events", "deployments-publisher-done.json")));
    var change = (ObjectNode) event.path("Records").get(0).path("dynamodb");
    change.put("SequenceNumber", sequence);
    var image = (ObjectNode) change.path("NewImage");
    image.putObject("revision").put("N", revision);
    image.putObject("status").put("S", status);
    front.host.invoke("DeploymentsPublisher", event.toString());
    front.host.awaitIdle(Duration.ofSeconds(30));
  }

  private static long done(FrontHost front) {
    return front.overview().path("deployments").path("done_today").asLong();
  }
}
