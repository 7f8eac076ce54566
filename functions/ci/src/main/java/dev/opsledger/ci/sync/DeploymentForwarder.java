package dev.opsledger.ci.sync;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends GitHub's events about deployments on to the context of deployments. A GitHub App has one
 * webhook, and this context has it. The message is in the queue before the delivery counts as seen,
 * so a function that stops in between sends it twice and never loses it.
 *
 * @param queue the URL of the queue for the events
 */
public record DeploymentForwarder(Supplier<SqsClient> sqs, String queue) {
  private static final String DEPLOYMENT = "deployment";
  private static final String STATUS = "deployment_status";

  /** Longer than every value that is kept. */
  private static final int LONGEST = 4_000;

  /**
   * What a message holds of each object: a deployment's own payload alone may exceed SQS's limit.
   */
  private static final Map<String, List<String>> KEPT =
      Map.of(
          DEPLOYMENT,
          List.of("id", "sha", "ref", "environment", "created_at", "updated_at"),
          STATUS,
          List.of(
              "id", "state", "environment", "log_url", "target_url", "created_at", "updated_at"),
          "repository",
          List.of("id", "name", "full_name"));

  /**
   * Queues an event.
   *
   * @return the outcome in a word
   * @throws RequestException 400 if it has no deployment or no repository
   */
  String forward(JsonNode payload) {
    JsonNode repository = Json.child(payload, "repository");
    if (Json.number(Json.child(payload, DEPLOYMENT), "id").isEmpty()
        || Json.text(repository, "full_name").isEmpty()) {
      throw RequestException.invalid("deployment must have an id, and the event a repository");
    }
    String body = Json.text(message(payload));
    sqs.get().sendMessage(m -> m.queueUrl(queue).messageBody(body));
    return "queued";
  }

  private static JsonNode message(JsonNode payload) {
    var message = new LinkedHashMap<String, Object>();
    KEPT.forEach(
        (name, fields) -> {
          JsonNode object = Json.child(payload, name);
          if (object.size() > 0) {
            message.put(name, brief(object, fields));
          }
        });
    return Json.node(message);
  }

  private static Map<String, Object> brief(JsonNode object, List<String> fields) {
    var brief = new LinkedHashMap<String, Object>();
    for (String field : fields) {
      JsonNode value = object.get(field);
      boolean tooLong =
          value != null && value.isString() && value.getStringValue().length() > LONGEST;
      brief.put(field, tooLong ? null : value);
    }
    JsonNode creator = Json.child(object, "creator");
    Json.text(creator, "login").ifPresent(login -> brief.put("creator", Map.of("login", login)));
    return brief;
  }
}
