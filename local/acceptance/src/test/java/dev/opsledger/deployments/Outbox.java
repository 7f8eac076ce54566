package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.domain.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What users do at random, and what must be told of it in the end. */
final class Outbox {
  static final int PROJECTS = 5;

  private final Random random;
  private final Map<Long, List<String>> expected = new HashMap<>();
  private final Map<Long, Status> open = new HashMap<>();
  private final Map<Long, Long> projects = new HashMap<>();
  private int creations;

  Outbox(long seed) {
    this.random = new Random(seed);
  }

  /** Makes requests; each is repeated until it is answered, as a client does whose server died. */
  interface Client {
    Panel.Answer send(String method, String path, String authorization, String body, String key);
  }

  /** One action: a creation, or a step of a deployment that is open. */
  void act(Client client) {
    if (open.size() < 3 || random.nextInt(4) == 0) {
      create(client);
    } else {
      List<Long> ids = open.keySet().stream().sorted().toList();
      step(client, ids.get(random.nextInt(ids.size())));
    }
  }

  private void create(Client client) {
    long project = 1L + random.nextInt(PROJECTS);
    String path = "/projects/" + project + "/deployment";
    String key = "creation " + creations++;
    Panel.Answer answer = client.send("POST", path, "Bearer " + Panel.PROJECTS_TOKEN, null, key);
    assertThat(answer.status()).isEqualTo(201);
    long id = answer.json().path("id").asLong();
    assertThat(expected.put(id, new ArrayList<>(List.of("null>pending")))).isNull();
    open.put(id, Status.PENDING);
    projects.put(id, project);
  }

  private void step(Client client, long id) {
    Status from = open.get(id);
    List<Status> next = Arrays.stream(Status.values()).filter(from::mayBecome).toList();
    Status to = next.get(random.nextInt(next.size()));
    String report = "{\"id\":%d,\"status\":\"%s\"}".formatted(id, to.text());
    String secret = Panel.secret(projects.get(id));
    Panel.Answer answer = client.send("POST", "/deployment/webhook", secret, report, null);
    assertThat(answer.status()).isEqualTo(200);
    expected.get(id).add(from.text() + ">" + to.text());
    open.put(id, to);
    if (to.isFinal()) {
      open.remove(id);
    }
  }

  /** Finds each action as one event, in order for each deployment, and nothing else. */
  void assertTold(Panel panel) {
    Map<Long, List<String>> told = new HashMap<>();
    Set<Long> eventIds = new HashSet<>();
    for (long project = 1; project <= PROJECTS; project++) {
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
    expected.forEach(
        (id, steps) -> assertThat(told.get(id)).as("what is told of %d", id).isEqualTo(steps));
    assertThat(told).hasSameSizeAs(expected);
  }
}
