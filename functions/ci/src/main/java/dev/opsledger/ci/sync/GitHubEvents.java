package dev.opsledger.ci.sync;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.elements;
import static dev.opsledger.core.json.Json.flag;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.WorkflowNameStore;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies GitHub's webhook events. An event that comes twice or late changes nothing. */
public record GitHubEvents(
    RunStore runs,
    JobStore jobs,
    boolean keepsJobs,
    WorkflowNameStore names,
    InstallationStore installations,
    SyncPlanner planner,
    DeploymentForwarder deployments) {

  /** Applies an event and returns the outcome in a word. */
  public String apply(String event, String delivery, JsonNode payload) {
    return switch (event) {
      case "workflow_run" -> run(delivery, payload);
      case "workflow_job" -> keepsJobs ? job(payload) : "ignored";
      case "installation" -> installation(delivery, payload);
      case "installation_repositories" -> repositories(delivery, payload);
      case "deployment" -> deployments.forward(payload);
      case "deployment_status" -> deployments.forward(payload);
      default -> "ignored";
    };
  }

  private String run(String delivery, JsonNode payload) {
    WorkflowRun run =
        RunParser.parse(
                child(payload, "workflow_run"),
                RunParser.parseRepository(child(payload, "repository")))
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "workflow_run must have id and created_at, and the event a repository"));
    WorkflowRun named = named(run, text(child(payload, "workflow"), "name"));
    WorkflowRun owned = named.of(owned(run.repository(), payload));
    RunStore.Saved saved = runs.save(List.of(owned));
    Optional<Long> installation = number(child(payload, "installation"), "id");
    if (owned.completed() && !saved.gaps().isEmpty() && installation.isPresent()) {
      // The events of an earlier attempt would have come by now.
      RunsUnit target = RunsUnit.of(installation.get(), owned.repository());
      plan(delivery, AttemptsWork.drafts(target, saved.gaps()));
    }
    return saved.written() > 0 ? "stored" : "unchanged";
  }

  private String job(JsonNode payload) {
    Job job =
        RunParser.parseJob(child(payload, "workflow_job"))
            .orElseThrow(
                () -> RequestException.invalid("workflow_job must have id, run_id and name"));
    boolean isPublic =
        flag(child(payload, "repository"), "private").map(isPrivate -> !isPrivate).orElse(false);
    Job seen = isPublic ? job.inPublicRepository() : job;
    return jobs.save(List.of(seen)) > 0 ? "stored" : "unchanged";
  }

  private WorkflowRun named(WorkflowRun run, Optional<String> workflow) {
    if (!WorkflowNames.mayBeTitle(run)) {
      return workflow.map(run::named).orElse(run);
    }
    if (workflow.isPresent()) {
      // The run carries its title; storing the event's name spares the next sync a request.
      names.learn(run, workflow.get());
      return run.named(workflow.get());
    }
    return WorkflowNames.named(run, names.find(run.repository().id()).names());
  }

  /** The repository with its owner's id, which a former name of another account may not give it. */
  private Repository owned(Repository repository, JsonNode payload) {
    Optional<Long> known = installations.find(repository.ownerName()).flatMap(Owner::id);
    if (known.isEmpty() || !repository.ownerId().orElse(known.get()).equals(known.get())) {
      // A signed event proves that the App is installed there.
      installations.apply(
          new Installation(
              number(child(payload, "installation"), "id").orElse(0L),
              repository.ownerName(),
              repository.ownerId(),
              Optional.empty(),
              Optional.empty()));
    }
    return repository.ownedBy(repository.ownerId().or(() -> known));
  }

  private String installation(String delivery, JsonNode payload) {
    Installation installation = installationOf(payload);
    String action = text(payload, "action").orElse("");
    if (action.equals("deleted")) {
      return installations.remove(installation) ? "removed" : "ignored";
    }
    if (!installations.apply(installation)) {
      return "ignored";
    }
    if (installation.suspendedSince().isPresent()) {
      return "suspended";
    }
    return plan(delivery, List.of(RepositoriesWork.draft(installation, false)));
  }

  private String repositories(String delivery, JsonNode payload) {
    Installation installation = installationOf(payload);
    var drafts = new ArrayList<Unit.Draft>();
    for (JsonNode json : elements(payload, "repositories_added")) {
      Optional<Repository> repository = RunParser.parseRepository(json);
      repository
          .map(r -> r.ownedBy(installation.account()))
          .ifPresent(r -> drafts.add(RunsUnit.of(installation.id(), r).draft()));
    }
    return drafts.isEmpty() ? "ignored" : plan(delivery, drafts);
  }

  private String plan(String delivery, List<Unit.Draft> drafts) {
    planner.start("delivery-" + delivery + ".ci", drafts);
    return "planned";
  }

  private static Installation installationOf(JsonNode payload) {
    return InstallationParser.parse(child(payload, "installation"))
        .orElseThrow(() -> RequestException.invalid("installation must have an id and an account"));
  }
}
