package dev.opsledger.ci;

import dev.opsledger.ci.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a unit of runs needs to know.
 *
 * @param installation as whom to ask
 * @param repository whose runs
 * @param again whether this is another look at a window in which something was missing
 * @param rest what is left of a window that was too large for one unit; empty at its beginning
 */
record RunsUnit(long installation, Repository repository, boolean again, Optional<Rest> rest) {

  /**
   * How far the walk through a window is.
   *
   * @param since where the window begins
   * @param until the creation of the oldest run that was listed
   * @param seenAtUntil the runs of that very second that were listed
   * @param stopAt runs before this are known already; empty when all of the window is wanted
   * @param settled how many GitHub counted before that
   * @param etag of the window's first page
   * @param newest the newest run of the window
   * @param listedFrom the oldest run of the window's first page
   * @param tally what was counted so far
   */
  record Rest(
      Instant since,
      Optional<Instant> until,
      List<Long> seenAtUntil,
      Optional<Instant> stopAt,
      Optional<Long> settled,
      Optional<String> etag,
      Optional<Instant> newest,
      Optional<Instant> listedFrom,
      Tally tally) {

    /** A run may show in the list some time after its creation. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** The beginning of a walk through all of a window, or until it meets what is known. */
    static Rest first(Instant since, Optional<String> etag, Optional<Coverage> known) {
      return new Rest(
          since,
          Optional.empty(),
          List.of(),
          known.flatMap(Coverage::knownUntil),
          known.flatMap(coverage -> coverage.trust().settled()),
          etag,
          Optional.empty(),
          Optional.empty(),
          Tally.NOTHING);
    }

    /** Until when everything is known once this walk has ended. */
    Instant boundary(Optional<Instant> newestRun) {
      Instant end = newestRun.orElse(since).minus(OVERLAP);
      return stopAt.filter(at -> at.isAfter(end)).orElse(end);
    }
  }

  /**
   * What a walk counted.
   *
   * @param total what GitHub counted when the walk began
   * @param listed runs listed
   * @param sinceKnown those of them that are not older than what was known before
   * @param recent those of them that are not older than what is known after the walk
   * @param unreadable runs without what makes them runs
   */
  record Tally(long total, long listed, long sinceKnown, long recent, long unreadable) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);
  }

  static RunsUnit of(long installation, Repository repository) {
    return new RunsUnit(installation, repository, false, Optional.empty());
  }

  RunsUnit lookingAgain() {
    return new RunsUnit(installation, repository, true, Optional.empty());
  }

  RunsUnit goingOn(Rest from) {
    return new RunsUnit(installation, repository, again, Optional.of(from));
  }

  String fullName() {
    return repository.ownerName() + "/" + repository.name();
  }

  /** The list of the runs created since a time, newest first. */
  URI list(GitHub github, Instant since) {
    return created(github, ">=" + since);
  }

  /** The part of the same list that ends with a second. */
  URI window(GitHub github, Instant since, Instant until) {
    return created(github, since + ".." + until);
  }

  private URI created(GitHub github, String created) {
    return github.at(
        "/repos/%s/actions/runs?per_page=100&exclude_pull_requests=true&created=%s"
            .formatted(fullName(), URLEncoder.encode(created, StandardCharsets.UTF_8)));
  }

  Unit.Draft draft() {
    String id = Long.toString(repository.id()) + (again ? ":again" : "");
    String key =
        rest.flatMap(Rest::until).map(until -> id + ":" + until.getEpochSecond()).orElse(id);
    JsonNode body =
        Json.object(
            "installation", installation,
            "repository", repository.id(),
            "owner", repository.ownerName(),
            "ownerId", repository.ownerId(),
            "name", repository.name(),
            "defaultBranch", repository.defaultBranch(),
            "again", again ? 1 : 0,
            "rest", rest.map(RunsUnitJson::of));
    return new Unit.Draft(RunsWork.KIND, key, fullName(), body);
  }

  static RunsUnit read(JsonNode body) {
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
        rest.size() == 0 ? Optional.empty() : Optional.of(RunsUnitJson.read(rest)));
  }
}
