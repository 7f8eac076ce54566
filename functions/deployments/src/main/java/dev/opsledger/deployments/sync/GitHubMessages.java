package dev.opsledger.deployments.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import io.micronaut.json.tree.JsonNode;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stores GitHub's {@code deployment} and {@code deployment_status} events, which the function with
 * GitHub's webhook sends on. A message is acknowledged once it is stored; one that comes twice or
 * late changes nothing that is newer.
 */
public final class GitHubMessages {
  private static final System.Logger LOG = System.getLogger(GitHubMessages.class.getName());

  private final GitHubDeploymentStore store;
  private final Supplier<RepositoryProjects> projects;

  public GitHubMessages(GitHubDeploymentStore store, Supplier<RepositoryProjects> projects) {
    this.store = store;
    this.projects = projects;
  }

  /** Stores a batch; the response names the messages that are to be delivered again. */
  public SQSBatchResponse handle(SQSEvent batch) {
    var failures = new ArrayList<BatchItemFailure>();
    RepositoryProjects mapped = projects.get();
    for (SQSMessage message : batch.getRecords()) {
      try {
        apply(Json.parse(message.getBody()), mapped);
      } catch (MalformedJsonException | RuntimeException e) {
        LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be stored", e);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void apply(JsonNode event, RepositoryProjects mapped) throws MalformedJsonException {
    String repository =
        Json.text(Json.child(event, "repository"), "full_name")
            .orElseThrow(() -> new MalformedJsonException("an event without a repository", null));
    JsonNode status = Json.child(event, "deployment_status");
    GitHubDeployment seen =
        DeploymentParser.parse(
                Json.child(event, "deployment"),
                repository,
                status.size() == 0 ? List.of() : List.of(status))
            .orElseThrow(() -> new MalformedJsonException("an event without a deployment", null));
    // Zero is no project: a deployment that is known already is updated, whatever its repository
    // is called now, and another is of no project.
    Optional<Long> project = mapped.projectOf(repository);
    if (store.save(project.orElse(0L), seen).isEmpty() && project.isPresent()) {
      LOG.log(
          Level.WARNING,
          "{0} is mapped to project {1}, which does not exist",
          repository,
          Long.toString(project.get()));
    }
  }
}
