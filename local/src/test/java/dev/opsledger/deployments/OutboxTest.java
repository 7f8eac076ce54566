package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.aws.CallObserver;
import dev.opsledger.local.LocalHostBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills functions and the whole process at random, and finds every event once and in order. */
class OutboxTest {
  @TempDir private Path folder;

  /** Ends a function before or after one of its calls, at random, so many times at most. */
  private static final class Killer implements CallObserver {
    private final Random random;
    private final AtomicInteger left;
    private final int oneIn;
    volatile boolean refuseAll;

    Killer(long seed, int kills, int oneIn) {
      this.random = new Random(seed);
      this.left = new AtomicInteger(kills);
      this.oneIn = oneIn;
    }

    /** Kills as well, and refuses everything while it is told to. */
    CallObserver refusing() {
      return new CallObserver() {
        @Override
        public void before(Call call) {
          if (refuseAll) {
            throw new IllegalStateException("the aggregator refuses");
          }
          perhapsKill();
        }

        @Override
        public void after(Call call, Cost cost) {
          perhapsKill();
        }
      };
    }

    @Override
    public void before(Call call) {
      perhapsKill();
    }

    @Override
    public void after(Call call, Cost cost) {
      perhapsKill();
    }

    private synchronized void perhapsKill() {
      if (left.get() > 0 && random.nextInt(oneIn) == 0) {
        left.decrementAndGet();
        throw new Killed();
      }
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Set<String> services = ConcurrentHashMap.newKeySet();

  private LocalHostBuilder plan(Killer killer) {
    return Panel.plan(Map.of())
        .data(folder)
        .with("ActivityQueue.Properties.VisibilityTimeout", 1)
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
    run(150, 30, 2);
  }

  @Test
  @Tag("full")
  void twoThousandActionsAndAHundredKills() throws Exception {
    run(2_000, 100, 8);
  }

  private void run(int actions, int kills, int restarts) throws Exception {
    var killer = new Killer(42, kills, 6);
    var random = new Random(11);
    // What must be told, by deployment, in order.
    Map<Long, List<String>> expected = new HashMap<>();
    List<Long> open = new ArrayList<>();
    Panel panel = Panel.start(plan(killer)).withProjects(5);
    try {
      for (int i = 0; i < actions; i++) {
        if (i % Math.max(1, actions / (restarts + 1)) == 5 && i > 5) {
          panel.close();
          panel = Panel.start(plan(killer));
        }
        killer.refuseAll = i > actions / 3 && i < actions / 2;
        act(panel, random, open, expected);
      }
      duplicate(panel);
      killer.refuseAll = false;
      panel.settle();
      assertThat(told(panel)).isEqualTo(expected);
      assertThat(services).containsExactly("DynamoDb");
      assertThat(killer.left.get()).as("kills that were not needed").isZero();
    } finally {
      panel.close();
    }
  }

  private static void act(
      Panel panel, Random random, List<Long> open, Map<Long, List<String>> expected) {
    if (open.size() < 3 || random.nextInt(4) == 0) {
      long id = panel.create(1 + random.nextInt(5));
      open.add(id);
      expected.computeIfAbsent(id, _ -> new ArrayList<>()).add("null>pending");
      return;
    }
    long id = open.get(random.nextInt(open.size()));
    JsonNode before = panel.get("/deployments/" + id).json();
    Status from = Status.of(before.path("status").asText()).orElseThrow();
    List<Status> next = Arrays.stream(Status.values()).filter(from::mayBecome).toList();
    Status to = next.get(random.nextInt(next.size()));
    String secret = Panel.secret(before.path("projectId").asLong());
    assertThat(panel.report(id, to.text(), secret).status()).isEqualTo(200);
    expected.get(id).add(from.text() + ">" + to.text());
    if (to.ended()) {
      open.remove(id);
    }
  }

  /** A message that SQS delivers twice. */
  private static void duplicate(Panel panel) {
    Deployment created =
        Deployment.create(
            1, new Deployment.Owned(1, "a duplicate", 1), Optional.empty(), storedCreation(panel));
    Announcement announcement = Announcement.of(created).getFirst();
    panel
        .host
        .sqs()
        .sendMessage(
            m ->
                m.queueUrl(panel.host.queueUrl("ActivityQueue"))
                    .messageGroupId(announcement.group())
                    .messageDeduplicationId("again-" + announcement.id())
                    .messageBody(
                        announcement
                            .body()
                            .replace(
                                "\"projectId\":1",
                                "\"projectId\":"
                                    + panel.get("/deployments/1").json().path("projectId"))));
  }

  private static Instant storedCreation(Panel panel) {
    return Instant.parse(panel.get("/deployments/1").json().path("createdAt").asText());
  }

  private static Map<Long, List<String>> told(Panel panel) {
    Map<Long, List<String>> told = new HashMap<>();
    Set<Long> eventIds = new HashSet<>();
    for (long project = 1; project <= 5; project++) {
      int urls = 0;
      for (JsonNode event : panel.events(project)) {
        assertThat(eventIds.add(event.path("id").asLong())).isTrue();
        JsonNode payload = event.path("payload");
        if (event.path("name").asText().equals("project.url_assigned")) {
          urls++;
        } else {
          told.computeIfAbsent(payload.path("deploymentId").asLong(), _ -> new ArrayList<>())
              .add(payload.path("from").asText() + ">" + payload.path("to").asText());
        }
      }
      boolean has = !panel.get("/projects/" + project).json().path("url").isNull();
      assertThat(urls).isEqualTo(has ? 1 : 0);
    }
    return told;
  }
}
