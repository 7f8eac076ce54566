package dev.opsledger.front.publish;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends change events to PagerDuty's Events API v2.
 *
 * @param endpoint the API's address, such as {@code https://events.pagerduty.com/v2}
 * @param routingKey the integration key of the service that shows the events
 */
public record PagerDutyEvents(VendorHttp http, URI endpoint, Secret routingKey) {
  /** "A brief text summary": more than this is cut. */
  private static final int LONGEST_SUMMARY = 1_024;

  private static final System.Logger LOG = System.getLogger(PagerDutyEvents.class.getName());

  private static final int ACCEPTED = 202;
  private static final int INVALID = 400;
  private static final int TOO_MANY = 429;

  /** How PagerDuty answered. */
  sealed interface Answer {
    /** It took the event. */
    record Taken() implements Answer {}

    /** It took nothing, and may later. */
    record Later() implements Answer {}

    /** It takes no such event. */
    record Refused(int status) implements Answer {}

    /** Whether it took the event is not known. */
    record Unknown(String why) implements Answer {}
  }

  /** Sends the event of a finished deployment, once. */
  Answer send(Finished deployment) {
    try {
      VendorResponse response = http.sendOnce(request(deployment));
      return switch (response.status()) {
        case ACCEPTED -> new Answer.Taken();
        case TOO_MANY -> new Answer.Later();
        default -> other(response);
      };
    } catch (VendorUnavailableException e) {
      return new Answer.Unknown(e.getMessage());
    }
  }

  /** A redirect or a proxy's page says nothing about the event, and PagerDuty did not take it. */
  private static Answer other(VendorResponse response) {
    int status = response.status();
    if (status < 300 || status >= 500) {
      return new Answer.Unknown("PagerDuty answered with status " + status);
    }
    if (status == INVALID && isPagerDutys(response)) {
      return new Answer.Refused(status);
    }
    LOG.log(Level.WARNING, "PagerDuty answered {0} to a change event; check its address", status);
    return new Answer.Later();
  }

  private static boolean isPagerDutys(VendorResponse response) {
    try {
      return Json.text(response.json(), "status").isPresent();
    } catch (VendorUnavailableException notJson) {
      return false;
    }
  }

  private VendorRequest request(Finished deployment) {
    return new VendorRequest(
        "POST",
        URI.create(endpoint + "/change/enqueue"),
        Map.of("Content-Type", "application/json", "Accept", "application/json"),
        Json.bytes(body(deployment)));
  }

  private JsonNode body(Finished deployment) {
    String summary =
        "%s was deployed to %s%s"
            .formatted(
                deployment.projectName(),
                deployment.environment(),
                deployment
                    .commit()
                    .map(sha -> ": " + sha.substring(0, Math.min(sha.length(), 12)))
                    .orElse(""));
    List<Object> details =
        new ArrayList<>(
            List.of(
                "deployment_id", deployment.id(),
                "project_id", deployment.project(),
                "environment", deployment.environment()));
    deployment.commit().ifPresent(sha -> details.addAll(List.of("commit", sha)));
    deployment.rollbackOf().ifPresent(id -> details.addAll(List.of("rollback_of", id)));
    return Json.object(
        "routing_key",
        routingKey.reveal(),
        "payload",
        Json.object(
            "summary",
            summary.substring(0, Math.min(summary.length(), LONGEST_SUMMARY)),
            "timestamp",
            deployment.at(),
            "source",
            "opsledger",
            "custom_details",
            Json.object(details.toArray())),
        "links",
        deployment
            .url()
            .map(url -> List.of(Json.object("href", url, "text", "The deployment's log")))
            .orElse(List.of()));
  }

  /** A finished deployment, as the queue brings it. */
  record Finished(
      long id,
      long project,
      String projectName,
      String environment,
      Optional<String> commit,
      Optional<Long> rollbackOf,
      Optional<String> url,
      String at) {
    static Optional<Finished> of(JsonNode json) {
      Optional<Long> id = Json.number(json, "deploymentId");
      Optional<Long> project = Json.number(json, "projectId");
      Optional<String> at = Json.text(json, "endedAt");
      if (id.isEmpty() || project.isEmpty() || at.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Finished(
              id.get(),
              project.get(),
              Json.text(json, "projectName").orElse("project " + project.get()),
              Json.text(json, "environment").orElse("production"),
              Json.text(json, "commitSHA"),
              Json.number(json, "rollbackOf"),
              Json.text(json, "url"),
              at.get()));
    }
  }
}
