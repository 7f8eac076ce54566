package dev.opsledger.ci.sync;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.instant;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Parses runs and repositories of GitHub's lists and webhooks, which may lack or add fields. */
final class RunParser {
  /** The field of a page that has its runs. */
  static final String RUNS = "workflow_runs";

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
    String status = text(json, "status").orElse("completed");
    return Optional.of(
        new WorkflowRun(
            id.get(),
            new Workflow(number(json, "workflow_id"), text(json, "name"), text(json, "path")),
            repository.get(),
            status,
            text(json, "conclusion").filter(_ -> status.equals("completed")),
            text(json, "head_branch"),
            text(json, "head_sha"),
            createdAt.get(),
            number(json, "run_attempt").orElse(1L),
            instant(json, "updated_at").orElse(createdAt.get()),
            text(json, "display_title")));
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
}
