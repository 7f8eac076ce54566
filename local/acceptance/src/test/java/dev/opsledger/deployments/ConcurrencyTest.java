package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.seed.InvalidSeedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest {
  private static Panel panel;

  @BeforeAll
  static void start() throws InvalidSeedException {
    panel = Panel.start(Panel.plan(Map.of())).withProjects(4);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261122})
  void twoHundredReportsAtOnceNeverGoBackwards(long seed) throws Exception {
    long id = panel.create(1);
    List<String> reports = new ArrayList<>();
    List<String> all = List.of("building", "deploying", "done", "failed", "cancelled");
    for (int i = 0; i < 200; i++) {
      // Ends are rare, so that much happens before the first.
      reports.add(i < 190 ? all.get(i % 2) : all.get(2 + i % 3));
    }
    Collections.shuffle(reports, new Random(seed));
    List<Panel.Answer> answers =
        atOnce(reports.stream().map(status -> report(id, status)).toList());
    assertThat(answers).allMatch(a -> a.status() == 200 || a.status() == 409);
    panel.settle();
    List<JsonNode> steps =
        panel.events(1).stream()
            .filter(e -> e.path("payload").path("deploymentId").asLong() == id)
            .filter(e -> !e.path("name").asText().equals("project.url_assigned"))
            .toList();
    Status now = null;
    for (JsonNode step : steps) {
      JsonNode payload = step.path("payload");
      Status to = Status.of(payload.path("to").asText()).orElseThrow();
      if (now != null) {
        assertThat(payload.path("from").asText()).isEqualTo(now.text());
        assertThat(now.mayBecome(to)).as("%s to %s", now, to).isTrue();
      }
      now = to;
    }
    assertThat(now).isNotNull();
    assertThat(now.isFinal()).isTrue();
    assertThat(panel.get("/deployments/" + id).json().path("status").asText())
        .isEqualTo(now.text());
    flagsEqualWhatDeploymentsSay(1);
  }

  private static Callable<Panel.Answer> report(long id, String status) {
    return () -> panel.report(id, status, Panel.secret(1));
  }

  @Test
  void fiftyCreationsAtOnceAreAllThereWithIdsOfTheirOwn() throws Exception {
    List<Panel.Answer> answers =
        atOnce(
            IntStream.range(0, 50)
                .<Callable<Panel.Answer>>mapToObj(i -> () -> panel.post("/projects/2/deployment"))
                .toList());
    assertThat(answers).allMatch(a -> a.status() == 201);
    List<Long> created = answers.stream().map(a -> a.json().path("id").asLong()).toList();
    assertThat(created).doesNotHaveDuplicates();
    assertThat(deploymentsOf(2).stream().map(d -> d.path("id").asLong()))
        .containsExactlyElementsOf(created.stream().sorted(Collections.reverseOrder()).toList());
    flagsEqualWhatDeploymentsSay(2);
  }

  @Test
  void creationsReportsAndCancellationsTogetherKeepFlagsAndPagesTrue() throws Exception {
    var random = new Random(7);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(panel.create(3));
    }
    List<Callable<Panel.Answer>> actions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long id = ids.get(random.nextInt(ids.size()));
      Status status = List.of(Status.values()).get(random.nextInt(6));
      actions.add(
          switch (random.nextInt(3)) {
            case 0 -> () -> panel.post("/projects/3/deployment");
            case 1 -> () -> panel.post("/deployments/" + id + "/cancel");
            default -> () -> panel.report(id, status.text(), Panel.secret(3));
          });
    }
    List<Panel.Answer> answers = atOnce(actions);
    assertThat(answers).allMatch(a -> a.status() < 500);
    long created = answers.stream().filter(a -> a.status() == 201).count();
    assertThat(deploymentsOf(3)).hasSize((int) created + 6);
    flagsEqualWhatDeploymentsSay(3);
  }

  private static void flagsEqualWhatDeploymentsSay(long project) {
    List<String> statuses =
        deploymentsOf(project).stream().map(d -> d.path("status").asText()).toList();
    JsonNode shown = panel.get("/projects/" + project).json();
    assertThat(shown.path("hasOngoingDeployment").asBoolean())
        .isEqualTo(statuses.stream().anyMatch(s -> !Status.of(s).orElseThrow().isFinal()));
    assertThat(shown.path("hasLiveDeployment").asBoolean()).isEqualTo(statuses.contains("done"));
    assertThat(shown.path("url").isNull()).isEqualTo(!statuses.contains("done"));
  }

  private static List<JsonNode> deploymentsOf(long project) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      JsonNode part =
          panel.get("/deployments?projectId=%d&page=%d".formatted(project, page)).json();
      if (part.isEmpty()) {
        return all;
      }
      part.forEach(all::add);
    }
  }

  private static List<Panel.Answer> atOnce(List<Callable<Panel.Answer>> calls) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Panel.Answer> answers = new ArrayList<>();
      for (Future<Panel.Answer> each : executor.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    }
  }
}
