package dev.opsledger.ci;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.elements;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.ci.WorkflowRun.Repository;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.web.Problem;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What GitHub's events mean here. Taking one twice, or late, harms nothing. */
record GitHubEvents(RunStore runs, InstallationStore installations, Syncs syncs) {

  String take(String event, String delivery, JsonNode payload) {
    return switch (event) {
      case "workflow_run" -> run(payload);
      case "installation" -> installation(delivery, payload);
      case "installation_repositories" -> repositories(delivery, payload);
      default -> "ignored";
    };
  }

  private String run(JsonNode payload) {
    WorkflowRun run =
        RunReader.read(
                child(payload, "workflow_run"), RunReader.repository(child(payload, "repository")))
            .orElseThrow(() -> Problem.badRequest("workflow_run has no id, time or repository"));
    String owner = run.repository().ownerName();
    if (!installations.has(owner)) {
      // Only where the App is installed does GitHub sign an event with its secret.
      installations.put(
          new Installation(
              number(child(payload, "installation"), "id").orElse(0L), owner, Optional.empty()));
    }
    return runs.save(List.of(run)) > 0 ? "stored" : "unchanged";
  }

  private String installation(String delivery, JsonNode payload) {
    Installation installation = installationOf(payload);
    String action = text(payload, "action").orElse("");
    if (action.equals("deleted")) {
      installations.remove(installation.login());
      return "removed";
    }
    installations.put(installation);
    if (installation.suspendedSince().isPresent()) {
      return "suspended";
    }
    return plan(delivery, List.of(RepositoriesWork.draft(installation)));
  }

  private String repositories(String delivery, JsonNode payload) {
    Installation installation = installationOf(payload);
    var drafts = new ArrayList<Unit.Draft>();
    for (JsonNode json : elements(payload, "repositories_added")) {
      Optional<Repository> repository = RunReader.repository(json);
      repository.ifPresent(r -> drafts.add(RunsUnit.of(installation.id(), r).draft()));
    }
    return drafts.isEmpty() ? "ignored" : plan(delivery, drafts);
  }

  private String plan(String delivery, List<Unit.Draft> drafts) {
    syncs.start("delivery-" + delivery + ".ci", drafts);
    return "planned";
  }

  private static Installation installationOf(JsonNode payload) {
    return Installation.read(child(payload, "installation"))
        .orElseThrow(() -> Problem.badRequest("installation has no id or account"));
  }
}
