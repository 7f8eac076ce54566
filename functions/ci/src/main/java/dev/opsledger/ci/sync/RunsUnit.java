package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A unit of work that lists the runs of a repository.
 *
 * @param installation the installation whose credential is used
 * @param repository the repository
 * @param again whether the window is listed a second time because runs were missing
 * @param rest what is left of a window that was too large for one unit; empty at its beginning
 */
record RunsUnit(
    long installation, Repository repository, boolean again, Optional<RemainingWindow> rest) {

  static RunsUnit of(long installation, Repository repository) {
    return new RunsUnit(installation, repository, false, Optional.empty());
  }

  RunsUnit secondLook() {
    return new RunsUnit(installation, repository, true, Optional.empty());
  }

  RunsUnit continuedAt(RemainingWindow from) {
    return new RunsUnit(installation, repository, again, Optional.of(from));
  }

  String fullName() {
    return repository.ownerName() + "/" + repository.name();
  }

  /** The URI of the runs created since a time, newest first. */
  URI list(GitHub github, Instant since) {
    return created(github, ">=" + since);
  }

  /** The URI of the runs created from one time to another, both included. */
  URI window(GitHub github, Instant since, Instant until) {
    return created(github, since + ".." + until);
  }

  /** The URI of the runs created until a time, newest first. */
  URI until(GitHub github, Instant until) {
    return created(github, "<=" + until);
  }

  private URI created(GitHub github, String created) {
    return github.at(
        "/repos/%s/actions/runs?per_page=100&exclude_pull_requests=true&created=%s"
            .formatted(fullName(), URLEncoder.encode(created, StandardCharsets.UTF_8)));
  }

  Unit.Draft draft() {
    String id = Long.toString(repository.id()) + (again ? ":again" : "");
    String key =
        rest.flatMap(RemainingWindow::until)
            .map(until -> id + ":" + until.getEpochSecond())
            .orElse(id);
    JsonNode body =
        Json.object(
            "installation", installation,
            "repository", repository.id(),
            "owner", repository.ownerName(),
            "ownerId", repository.ownerId(),
            "name", repository.name(),
            "defaultBranch", repository.defaultBranch(),
            "again", again ? 1 : 0,
            "rest", rest.map(RunsUnitJson::json));
    return new Unit.Draft(RunsWork.KIND, key, fullName(), body);
  }

  static RunsUnit parse(JsonNode body) {
    var repository =
        new Repository(
            Json.number(body, "repository").orElseThrow(),
            Json.text(body, "name").orElseThrow(),
            Json.number(body, "ownerId"),
            Json.text(body, "owner").orElseThrow(),
            Json.text(body, "defaultBranch"));
    JsonNode rest = Json.child(body, "rest");
    return new RunsUnit(
        Json.number(body, "installation").orElseThrow(),
        repository,
        Json.number(body, "again").filter(n -> n == 1).isPresent(),
        rest.size() == 0 ? Optional.empty() : Optional.of(RunsUnitJson.parse(rest)));
  }
}
