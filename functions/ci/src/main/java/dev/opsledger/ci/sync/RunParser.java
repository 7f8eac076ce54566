package dev.opsledger.ci.sync;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.instant;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses runs, jobs and repositories of GitHub's lists and webhooks, which may lack or add fields.
 */
public final class RunParser {
  /** The field of a page that has its runs. */
  static final String RUNS = "workflow_runs";

  /** The page of a run, after the address of GitHub or of a GitHub Enterprise Server. */
  private static final Pattern PAGE =
      Pattern.compile("(https?://[\\w.:-]+)/[\\w.-]+/[\\w.-]+/actions/runs/\\d+");

  /** How a job ends that may never have started, whatever its times say. */
  private static final Set<String> UNSTARTED = Set.of("skipped", "cancelled");

  private RunParser() {}

  /**
   * Parses a run.
   *
   * @param fallback the repository, for fields that the run's own one lacks
   * @return empty when the run has no id, no time of creation or no repository
   */
  static Optional<WorkflowRun> parse(JsonNode json, Optional<Repository> fallback) {
    Optional<Repository> repository =
        parseRepository(child(json, "repository"))
            .map(named -> fallback.map(named::completedBy).orElse(named))
            .or(() -> fallback);
    Optional<Long> id = number(json, "id").filter(n -> n > 0);
    Optional<Instant> createdAt = instant(json, "created_at");
    if (id.isEmpty() || createdAt.isEmpty() || repository.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkflowRun(
            id.get(),
            new Workflow(number(json, "workflow_id"), text(json, "name"), text(json, "path")),
            repository.get(),
            text(json, "head_branch"),
            text(json, "head_sha"),
            createdAt.get(),
            origin(json),
            attempt(json, createdAt.get())));
  }

  private static Origin origin(JsonNode json) {
    return new Origin(
        text(json, "event"),
        text(child(json, "actor"), "login"),
        number(json, "run_number"),
        text(json, "display_title"),
        text(json, "html_url").map(PAGE::matcher).filter(Matcher::matches).map(m -> m.group(1)));
  }

  private static RunAttempt attempt(JsonNode json, Instant createdAt) {
    return RunAttempt.seen(
        number(json, "run_attempt").orElse(1L),
        text(json, "status").orElse("completed"),
        text(json, "conclusion"),
        text(child(json, "triggering_actor"), "login")
            .or(() -> text(child(json, "actor"), "login")),
        instant(json, "run_started_at"),
        instant(json, "updated_at").orElse(createdAt));
  }

  /**
   * The runs of a page.
   *
   * @param unreadable how many of its entries have no id or no time of creation
   */
  record RunPage(List<WorkflowRun> runs, long unreadable) {}

  /**
   * Parses a page of a repository's list of runs.
   *
   * @throws VendorUnavailableException if the page has no such list
   */
  static RunPage parsePage(Page page, Repository repository) throws VendorUnavailableException {
    List<JsonNode> listed = page.items(RUNS);
    List<WorkflowRun> runs =
        listed.stream().flatMap(json -> parse(json, Optional.of(repository)).stream()).toList();
    return new RunPage(runs, listed.size() - runs.size());
  }

  /** Parses a repository; empty when it has no id, no name or no owner. */
  static Optional<Repository> parseRepository(JsonNode json) {
    JsonNode owner = child(json, "owner");
    Optional<Long> id = number(json, "id");
    Optional<String> fullName = text(json, "full_name").filter(n -> n.contains("/"));
    Optional<String> login =
        text(owner, "login").or(() -> fullName.map(n -> n.substring(0, n.indexOf('/'))));
    Optional<String> name =
        text(json, "name").or(() -> fullName.map(n -> n.substring(n.indexOf('/') + 1)));
    if (id.isEmpty() || login.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repository(
            id.get(), name.get(), number(owner, "id"), login.get(), text(json, "default_branch")));
  }

  /** Parses a job; empty when it has no id, no run or no name. */
  public static Optional<Job> parseJob(JsonNode json) {
    Optional<Long> id = number(json, "id").filter(n -> n > 0);
    Optional<Long> run = number(json, "run_id").filter(n -> n > 0);
    Optional<String> name = text(json, "name");
    if (id.isEmpty() || run.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    String status = text(json, "status").orElse("queued");
    return Optional.of(
        new Job(
            id.get(),
            run.get(),
            number(json, "run_attempt").filter(n -> n > 0).orElse(1L),
            name.get(),
            labels(json),
            new Job.Runner(some(json, "runner_name"), some(json, "runner_group_name"), false),
            state(json, status),
            instant(json, "created_at"),
            status.equals("in_progress"),
            status.equals("waiting")));
  }

  private static Job.State state(JsonNode json, String status) {
    boolean completed = status.equals("completed");
    Optional<String> conclusion = text(json, "conclusion").filter(_ -> completed);
    // While a job is queued, its start is the time of its creation.
    boolean started =
        status.equals("in_progress")
            || (completed && conclusion.stream().noneMatch(UNSTARTED::contains));
    Optional<Instant> startedAt = instant(json, "started_at").filter(_ -> started);
    Optional<Instant> completedAt = instant(json, "completed_at").filter(_ -> completed);
    return new Job.State(status, conclusion, startedAt, completedAt);
  }

  /** The runner's names of a job without a runner are null or empty. */
  private static Optional<String> some(JsonNode json, String field) {
    return text(json, field).filter(name -> !name.isBlank());
  }

  private static List<String> labels(JsonNode json) {
    return Json.elements(json, "labels").stream()
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue)
        .toList();
  }
}
