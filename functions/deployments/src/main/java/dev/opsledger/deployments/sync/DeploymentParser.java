package dev.opsledger.deployments.sync;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.instant;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.domain.Latest;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.StatusReport;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Parses deployments and statuses of GitHub's lists and events, which may lack or add fields. */
final class DeploymentParser {
  private static final int LONGEST = 255;
  private static final int LONGEST_URL = 2_000;

  private DeploymentParser() {}

  /**
   * Parses a deployment with the statuses that are known of it.
   *
   * @return empty if it has no id or no time of creation
   */
  static Optional<GitHubDeployment> parse(
      JsonNode json, String repository, List<JsonNode> statuses) {
    Optional<Long> id = number(json, "id").filter(n -> n > 0);
    Optional<Instant> createdAt = instant(json, "created_at");
    if (id.isEmpty() || createdAt.isEmpty()) {
      return Optional.empty();
    }
    Optional<Latest> environment =
        name(json, "environment").map(name -> new Latest(name, createdAt.get(), 0));
    Optional<Latest> url = Optional.empty();
    for (JsonNode status : statuses) {
      environment = later(environment, status, name(status, "environment"));
      url = later(url, status, address(status, "log_url").or(() -> address(status, "target_url")));
    }
    return Optional.of(
        new GitHubDeployment(
            id.get(),
            repository,
            text(json, "sha").filter(sha -> !sha.isBlank()).map(CommitIds::normal),
            environment,
            url,
            login(json),
            createdAt.get(),
            text(json, "updated_at"),
            statuses.stream().flatMap(status -> report(status).stream()).toList()));
  }

  /** What {@link #parse} reads of a deployment, for a message. */
  static JsonNode brief(JsonNode json) {
    return Json.object(
        "id", number(json, "id"),
        "sha", text(json, "sha"),
        "environment", text(json, "environment"),
        "creator", Json.object("login", login(json)),
        "created_at", text(json, "created_at"),
        "updated_at", text(json, "updated_at"));
  }

  private static Optional<Latest> later(
      Optional<Latest> known, JsonNode status, Optional<String> value) {
    Optional<Instant> at = instant(status, "created_at");
    return isInactive(status) || value.isEmpty() || at.isEmpty()
        ? known
        : Latest.of(
            known, Optional.of(new Latest(value.get(), at.get(), number(status, "id").orElse(0L))));
  }

  private static Optional<StatusReport> report(JsonNode status) {
    Optional<Long> id = number(status, "id");
    Optional<Instant> at = instant(status, "created_at");
    Optional<Status> meaning = text(status, "state").flatMap(DeploymentParser::meaning);
    return id.isPresent() && at.isPresent() && meaning.isPresent()
        ? Optional.of(new StatusReport(id.get(), at.get(), meaning.get(), login(status)))
        : Optional.empty();
  }

  /** The meaning of a state here; {@code inactive} and what GitHub may add change nothing. */
  private static Optional<Status> meaning(String state) {
    return switch (state) {
      case "queued", "waiting", "pending", "requested" -> Optional.of(Status.PENDING);
      case "in_progress" -> Optional.of(Status.DEPLOYING);
      case "success" -> Optional.of(Status.DONE);
      case "failure", "error" -> Optional.of(Status.FAILED);
      default -> Optional.empty();
    };
  }

  /** It says that a later deployment took the place of this one, and nothing of this one. */
  private static boolean isInactive(JsonNode status) {
    return text(status, "state").filter("inactive"::equals).isPresent();
  }

  private static Optional<String> login(JsonNode json) {
    return text(child(json, "creator"), "login")
        .map(login -> CleanText.cut(login.replace('|', '/'), LONGEST))
        .filter(login -> !login.isBlank());
  }

  private static Optional<String> name(JsonNode json, String field) {
    return text(json, field)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> CleanText.cut(name, LONGEST));
  }

  /** An address of the web without a user name or password, which all readers would see. */
  private static Optional<String> address(JsonNode json, String field) {
    return text(json, field)
        .filter(
            url -> url.length() <= LONGEST_URL && url.matches("https?://[^\\s/?#@]+([/?#]\\S*)?"));
  }
}
