package dev.opsledger.local;

import static dev.opsledger.local.Hosts.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.handlers.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.model.Message;

class BusTest {
  private LocalHost host;

  @BeforeEach
  void forget() {
    Seen.forget();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void everyEnabledScheduleRunsAtStart() throws Exception {
    host = Hosts.inMemory().schedules(true).start();
    host.awaitIdle(SOON);
    assertThat(Seen.all())
        .hasSize(2)
        .anyMatch(each -> each.contains("detail-type=Scheduled Event") && each.contains("Hourly"))
        .anyMatch(each -> each.contains("nightly=arn:aws:scheduler:"));
  }

  @Test
  void anEventReachesTheFunctionWhoseRuleMatchesIt() throws Exception {
    host = Hosts.inMemory().start();
    PutEventsResponse response =
        put(entry("{\"what\":\"run-all\"}"), entry("{\"what\":\"walk\"}"), entry("nonsense"));
    assertThat(response.failedEntryCount()).isEqualTo(1);
    assertThat(response.entries().get(2).errorCode()).isEqualTo("MalformedDetail");
    host.awaitIdle(SOON);
    assertThat(Seen.all()).singleElement().asString().contains("detail={what=run-all}");
  }

  @Test
  void anEventThatFailsIsTriedAgainAndEndsAmongTheDeadLetters() throws Exception {
    host = Hosts.inMemory().start();
    put(entry("{\"what\":\"run-badly\"}"));
    host.awaitIdle(SOON);
    assertThat(Seen.startingWith("planner")).hasSize(2);
    assertThat(
            host.sqs()
                .receiveMessage(r -> r.queueUrl(host.queueUrl("DeadEvents")).waitTimeSeconds(2))
                .messages())
        .extracting(Message::body)
        .singleElement()
        .asString()
        .contains("run-badly");
  }

  private static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("requests")
        .source("opsledger")
        .detailType("Refresh")
        .detail(detail)
        .build();
  }

  private PutEventsResponse put(PutEventsRequestEntry... entries) {
    try (var client =
        EventBridgeClient.builder()
            .endpointOverride(host.eventBridge())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client.putEvents(r -> r.entries(entries));
    }
  }
}
