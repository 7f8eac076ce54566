package dev.opsledger.bench.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.bench.DemoProjects;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Creates the data that does not come from vendors: projects, deployments, users and their
 * repositories.
 */
final class Filling {
  /**
   * Project 1 keeps only the few deployments that are measured; all others go to these projects.
   */
  private static final int OTHER_PROJECTS = 19;

  private static final int AT_ONCE = 8;
  private static final int OF_A_USER = 50;

  private final Sizes sizes;

  Filling(Sizes sizes) {
    this.sizes = sizes;
  }

  /**
   * What the measured requests use.
   *
   * @param user the token of a traffic API user, who makes the requests
   * @param repository the id of that user's only repository
   */
  record Ours(String user, String repository) {}

  /** Creates twenty projects, ten deployments of the first, and a user with one repository. */
  Ours start() throws Exception {
    DemoProjects.load(sizes.host);
    for (int i = 0; i < World.ONE; i++) {
      deploy(1);
    }
    String user = user("ada");
    sizes.requests.as(user);
    String body = "{\"url\":\"https://github.com/acme/rocket\"}";
    var made = sizes.requests.json(sizes.requests.post("/api/repos/create", body));
    sizes.settle();
    return new Ours(user, made.get("id").asText());
  }

  /** Adds this many deployments, and as many repositories of other users. */
  void grow(int more) throws Exception {
    sideBySide(more, i -> deploy(2 + i % OTHER_PROJECTS));
    strangers(more);
    sizes.settle();
  }

  private JsonNode deploy(int project) throws Exception {
    return sizes.requests.json(sizes.requests.post("/projects/" + project + "/deployment", ""));
  }

  private String user(String name) throws Exception {
    String body = "{\"email\":\"" + name + "@example.com\"}";
    return sizes
        .requests
        .json(sizes.requests.post("/api/users/create", body))
        .get("token")
        .asText();
  }

  /** Creates repositories but drops their fetch messages; syncs show what fetching costs. */
  private void strangers(int count) throws Exception {
    sizes.host.pause("TrafficWorker");
    sideBySide(
        (count + OF_A_USER - 1) / OF_A_USER,
        owner -> {
          try (var requests = new MeasuredRequests(sizes.host.uri())) {
            requests.as(user("stranger-" + owner));
            for (int i = owner * OF_A_USER; i < Math.min(count, (owner + 1) * OF_A_USER); i++) {
              String body = "{\"url\":\"https://github.com/stranger/repository-" + i + "\"}";
              requests.send(requests.post("/api/repos/create", body));
            }
          }
          return owner;
        });
    sizes.host.sqs().purgeQueue(p -> p.queueUrl(sizes.host.queueUrl("TrafficQueue")));
    sizes.host.resume("TrafficWorker");
  }

  private interface Work {
    Object at(int number) throws Exception;
  }

  private static void sideBySide(int count, Work work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Object>> all =
          IntStream.range(0, count).<Callable<Object>>mapToObj(i -> () -> work.at(i)).toList();
      for (Future<Object> each : threads.invokeAll(all)) {
        each.get();
      }
    }
  }
}
