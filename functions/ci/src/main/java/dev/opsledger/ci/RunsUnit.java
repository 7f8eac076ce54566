package dev.opsledger.ci;

import dev.opsledger.ci.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a unit of runs needs to know.
 *
 * @param installation as whom to ask
 * @param repository whose runs
 * @param rest what is left of a window that was too large for one list; empty at its beginning
 */
record RunsUnit(long installation, Repository repository, Optional<Rest> rest) {

  /**
   * The older part of a window, which GitHub's list of at most 1,000 runs cut off.
   *
   * @param since where the window begins
   * @param until the creation of the oldest run that was listed
   * @param seenAtUntil the runs of that very second that were listed
   * @param stopAt runs before this are known already
   * @param etag of the window's first page
   * @param newest the newest run of the window
   * @param listedFrom the oldest run of the window's first page
   * @param listed runs listed so far
   */
  record Rest(
      Instant since,
      Instant until,
      List<Long> seenAtUntil,
      Optional<Instant> stopAt,
      Optional<String> etag,
      Instant newest,
      Instant listedFrom,
      long listed) {}

  static RunsUnit of(long installation, Repository repository) {
    return new RunsUnit(installation, repository, Optional.empty());
  }

  String fullName() {
    return repository.ownerName() + "/" + repository.name();
  }

  Unit.Draft draft() {
    String id = Long.toString(repository.id());
    String key = rest.map(r -> id + ":" + r.until().getEpochSecond()).orElse(id);
    JsonNode body =
        Json.object(
            "installation", installation,
            "repository", repository.id(),
            "owner", repository.ownerName(),
            "ownerId", repository.ownerId(),
            "name", repository.name(),
            "defaultBranch", repository.defaultBranch(),
            "rest", rest.map(RunsUnit::json));
    return new Unit.Draft(RunsWork.KIND, key, fullName(), body);
  }

  private static JsonNode json(Rest rest) {
    return Json.object(
        "since", rest.since(),
        "until", rest.until(),
        "seenAtUntil", rest.seenAtUntil(),
        "stopAt", rest.stopAt(),
        "etag", rest.etag(),
        "newest", rest.newest(),
        "listedFrom", rest.listedFrom(),
        "listed", rest.listed());
  }

  static RunsUnit read(Unit unit) {
    JsonNode body = unit.body();
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
        rest.size() == 0 ? Optional.empty() : Optional.of(rest(rest)));
  }

  private static Rest rest(JsonNode rest) {
    return new Rest(
        instant(rest, "since").orElseThrow(),
        instant(rest, "until").orElseThrow(),
        Json.elements(rest, "seenAtUntil").stream().map(JsonNode::getLongValue).toList(),
        instant(rest, "stopAt"),
        Json.text(rest, "etag"),
        instant(rest, "newest").orElseThrow(),
        instant(rest, "listedFrom").orElseThrow(),
        Json.number(rest, "listed").orElse(0L));
  }

  private static Optional<Instant> instant(JsonNode node, String field) {
    return Json.text(node, field).map(Instant::parse);
  }
}
