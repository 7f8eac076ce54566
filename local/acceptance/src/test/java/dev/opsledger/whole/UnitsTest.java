package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Units of work whose messages are delivered too often, or that are requested twice. */
class UnitsTest {
  private static Ledger ledger;

  @BeforeAll
  static void start() {
    ledger = new Ledger(12, Map.of(), plan -> plan);
    ledger.refreshed();
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  /**
   * Receives waiting messages and returns them unprocessed, as Lambda does when it is throttled.
   */
  private static void throttle(String queue, int times) {
    String url = ledger.host.queueUrl(queue);
    for (int i = 0; i < times; i++) {
      for (Message each :
          ledger
              .host
              .sqs()
              .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages()) {
        ledger
            .host
            .sqs()
            .changeMessageVisibility(
                v -> v.queueUrl(url).receiptHandle(each.receiptHandle()).visibilityTimeout(0));
      }
    }
  }

  @Test
  void aUnitThatWasNeverTriedIsNotGivenUp() {
    ledger.driver().pause("CiWorker");
    ledger.driver().fire("CiPlanner", "throttled");
    throttle("CiQueue", 12);
    ledger.host.resume("CiWorker");
    ledger.settle();

    assertThat(ledger.waiting("CiDeadLetters")).isEmpty();
    assertThat(incomplete("ci")).isEmpty();
  }

  @Test
  void aUnitThatFailsEachTimeIsGivenUpWithItsReason() {
    var rule = ledger.gitHub.faults().always(r -> r.path().contains("r7"), Fault.status(503));
    JsonNode progress = ledger.refreshed();
    ledger.gitHub.faults().remove(rule);

    assertThat(progress.get("failures").toString()).contains("acme/r7").contains("503");
    var deadLettered = ledger.waiting("CiDeadLetters");
    assertThat(deadLettered).hasSize(1);
    assertThat(deadLettered.getFirst().messageAttributes().get("reason").stringValue())
        .contains("503");
    ledger.host.sqs().purgeQueue(q -> q.queueUrl(ledger.host.queueUrl("CiDeadLetters")));
    ledger.refreshed();
    assertThat(incomplete("ci")).isEmpty();
  }

  @Test
  void whatIsAskedForTwiceIsDoneOnce() {
    // The first syncs look at some things a second time; get past those.
    for (int i = 0; i < 3; i++) {
      ledger.clock.advance(Duration.ofMinutes(20));
      ledger.refreshed();
    }
    ledger.clock.advance(Duration.ofMinutes(20));
    long once = calls(ledger::refresh);
    ledger.clock.advance(Duration.ofMinutes(20));
    long twice =
        calls(
            () -> {
              String first = ledger.refresh();
              assertThat(ledger.refresh()).isEqualTo(first);
            });

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void anEventThatComesTwiceIsPlannedOnce() {
    String event = UUID.randomUUID().toString();
    long once = calls(() -> fireAll(event));
    assertThat(once).isPositive();

    assertThat(calls(() -> fireAll(event))).isZero();
  }

  @Test
  void aMessageThatComesAgainIsAcknowledgedWithoutWork() {
    String event = UUID.randomUUID().toString();
    ledger.driver().pause("CiWorker");
    ledger.driver().fire("CiPlanner", event);
    String url = ledger.host.queueUrl("CiQueue");
    Message message =
        ledger
            .host
            .sqs()
            .receiveMessage(r -> r.queueUrl(url).visibilityTimeout(0))
            .messages()
            .getFirst();
    ledger.host.resume("CiWorker");
    ledger.settle();

    long calls =
        calls(
            () -> ledger.host.sqs().sendMessage(m -> m.queueUrl(url).messageBody(message.body())));

    assertThat(calls).isZero();
    assertThat(incomplete("ci")).isEmpty();
  }

  @Test
  void aScheduleStartsNoSyncWhileAnotherIsOpen() {
    ledger.driver().pause("CiWorker");
    String url = ledger.host.queueUrl("CiQueue");
    ledger.driver().fire("CiPlanner", "open");
    ledger.clock.advance(Duration.ofMinutes(15));
    ledger.driver().fire("CiPlanner", "too soon");
    assertThat(waiting(url)).isEqualTo(1);

    ledger.clock.advance(Duration.ofHours(6));
    ledger.driver().fire("CiPlanner", "much later");
    assertThat(waiting(url)).isEqualTo(2);
    ledger.host.resume("CiWorker");
    ledger.settle();
    assertThat(incomplete("ci")).isEmpty();
  }

  private static int waiting(String url) {
    var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        ledger
            .host
            .sqs()
            .getQueueAttributes(a -> a.queueUrl(url).attributeNames(name))
            .attributes()
            .get(name));
  }

  private static void fireAll(String event) {
    for (String source : Set.of("Ci", "Deployments", "Oncall", "Gists", "Traffic")) {
      ledger.driver().fire(source + "Planner", event);
    }
  }

  private static long calls(Runnable asking) {
    long before = ledger.gitHub.log().total() + ledger.pagerDutyServer.log().total();
    asking.run();
    ledger.settle();
    return ledger.gitHub.log().total() + ledger.pagerDutyServer.log().total() - before;
  }

  private static JsonNode incomplete(String source) {
    for (JsonNode each : ledger.json("/sync").path("sources")) {
      if (each.path("source").asText().equals(source)) {
        return each.path("incomplete");
      }
    }
    return HostDriver.json("[]");
  }
}
