package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.DocumentedCommand;
import dev.opsledger.local.HostProcess;
import dev.opsledger.local.LocalHostBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Kills functions and the whole process at random, and finds every event once and in order. */
class OutboxTest {
  @TempDir private Path folder;

  private final Set<String> services = ConcurrentHashMap.newKeySet();
  private final Outbox outbox = new Outbox(11);

  private LocalHostBuilder plan(Killer killer) {
    return Panel.plan(Map.of())
        .data(folder)
        // Longer than ten messages take on a busy machine, or all of them come again and again.
        .with("ActivityQueue.Properties.VisibilityTimeout", 2)
        .observers(
            function ->
                switch (function) {
                  case "DeploymentsPublisher" -> killer;
                  case "ActivityAggregator" -> killer.refusing();
                  case "DeploymentsApi" ->
                      new CallObserver() {
                        @Override
                        public void before(Call call) {
                          services.add(call.service());
                        }
                      };
                  default -> CallObserver.NONE;
                });
  }

  @Test
  void everyActionIsOneEventHoweverOftenEverythingDies() throws Exception {
    run(150, 30, 6, 2);
  }

  @Test
  @Tag("full")
  void twoThousandActionsAndAHundredKills() throws Exception {
    run(1_200, 100, 40, 2);
    actAgainstProcessesThatAreKilled(800, 4);
    // What the last of them left in the stream and the queue is the next host's to tell.
    run(0, 0, 1, 0);
  }

  private void run(int actions, int kills, int oneIn, int restarts) throws Exception {
    var killer = new Killer(42, kills, oneIn);
    Panel panel = Panel.start(plan(killer)).withProjects(Outbox.PROJECTS);
    try {
      for (int i = 0; i < actions; i++) {
        if (i % Math.max(1, actions / (restarts + 1)) == 5 && i > 5) {
          panel.close();
          panel = Panel.start(plan(killer));
        }
        if (i == actions / 4 || i == actions / 2) {
          sendEverythingAgain(panel);
        }
        killer.refuseAll = i > actions / 3 && i < actions / 2;
        outbox.act(panel::send);
      }
      killer.refuseAll = false;
      panel.settle();
      assertThat(sendEverythingAgain(panel)).isGreaterThan(actions / 2);
      panel.settle();
      outbox.assertTold(panel);
      assertThat(services).containsExactly("DynamoDb");
      assertThat(killer.left.get()).as("kills that were not needed").isZero();
    } finally {
      panel.close();
    }
  }

  /** Processes of their own serve, each until it is killed in the midst of some action. */
  private void actAgainstProcessesThatAreKilled(int actions, int kills) throws Exception {
    var mortal = new Mortal(startProcess());
    try {
      for (int i = 0; i < actions; i++) {
        if (i % (actions / kills) == actions / kills / 2) {
          mortal.killSoon();
        }
        outbox.act(mortal);
      }
      mortal.dying.join();
      assertThat(mortal.deaths).isEqualTo(kills);
    } finally {
      mortal.host.kill();
    }
  }

  private HostProcess startProcess() throws IOException {
    Path template = folder.resolve("template.yaml");
    Files.writeString(template, DocumentedCommand.quickTemplate(Panel.TEMPLATE));
    var settings =
        Map.of(
            "PORT",
            "0",
            "OPSLEDGER_DATA",
            folder.toString(),
            "OPSLEDGER_TEMPLATE",
            template.toString(),
            "OPSLEDGER_SIMULATE",
            "none",
            "PROJECTS_TOKEN",
            Panel.PROJECTS_TOKEN,
            "ACTIVITY_TOKEN",
            Panel.ACTIVITY_TOKEN);
    return HostProcess.start(folder, settings, HostProcess.UP);
  }

  /** A client that repeats at the next process what was not answered. */
  private final class Mortal implements Outbox.Client {
    private HostProcess host;
    private CompletableFuture<Void> dying;
    private int deaths;

    Mortal(HostProcess host) {
      this.host = host;
    }

    void killSoon() {
      dying =
          CompletableFuture.runAsync(
              host::kill, CompletableFuture.delayedExecutor(97, TimeUnit.MILLISECONDS));
    }

    @Override
    public Panel.Answer send(
        String method, String path, String authorization, String body, String key) {
      try {
        return Panel.send(host.uri(), method, path, authorization, body, key);
      } catch (UncheckedIOException died) {
        deaths++;
        dying.join();
        host = next();
        return Panel.send(host.uri(), method, path, authorization, body, key);
      }
    }

    private HostProcess next() {
      try {
        return startProcess();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** SQS may deliver a message twice, long after it knows it again: here each that was stored. */
  private static int sendEverythingAgain(Panel panel) {
    var table = new Table(panel.host.dynamo(), panel.host.tableName("ActivityTable"));
    List<SendMessageBatchRequestEntry> messages = new ArrayList<>();
    for (int project = 1; project <= Outbox.PROJECTS; project++) {
      for (Row row : table.partition("PROJECT#" + project, "EVENT#")) {
        messages.add(again(row, messages.size()));
      }
    }
    for (int i = 0; i < messages.size(); i += 10) {
      var batch = messages.subList(i, Math.min(messages.size(), i + 10));
      panel
          .host
          .sqs()
          .sendMessageBatch(b -> b.queueUrl(panel.host.queueUrl("ActivityQueue")).entries(batch));
    }
    return messages.size();
  }

  private static SendMessageBatchRequestEntry again(Row row, int number) {
    String[] place = row.sk().split("#", -1);
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("key", place[2]);
    message.put("name", row.get("eventName"));
    message.put("occurredAt", place[1] + "Z");
    message.putRawValue("payload", new RawValue(row.get("payload")));
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(number))
        .messageGroupId("deployment-" + Long.parseLong(place[2].substring(0, 16)))
        .messageDeduplicationId("again-" + System.nanoTime())
        .messageBody(message.toString())
        .build();
  }
}
