package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.KnownWorkflowNames;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The workflow names of each repository, in one row. */
public final class WorkflowNameStore {
  private final Table table;

  /** Keeps workflow names in the CI table. */
  public WorkflowNameStore(Table table) {
    this.table = table;
  }

  /** The known workflow names of a repository. */
  public KnownWorkflowNames find(long repository) {
    Optional<Row> row = table.get(CiKeys.repositoryPk(repository), CiKeys.WORKFLOWS);
    return new KnownWorkflowNames(
        row.map(WorkflowNameStore::names).orElse(Map.of()),
        row.map(r -> r.texts("absent").stream().map(Long::valueOf).collect(Collectors.toSet()))
            .orElse(Set.of()),
        row.flatMap(r -> r.find("etag")),
        row.flatMap(r -> r.findInstant("askedAt")));
  }

  /** Stores what is known in place of what was known before. */
  public void put(long repository, KnownWorkflowNames known) {
    table.put(
        Row.of(CiKeys.repositoryPk(repository), CiKeys.WORKFLOWS)
            .with("names", Json.text(Json.node(new TreeMap<>(known.names()))))
            .with("absent", known.absent().stream().map(String::valueOf).toList())
            .with("etag", known.etag().orElse(null))
            .with("askedAt", known.askedAt().orElse(null)));
  }

  /** Stores the name of one workflow, unless it is stored; clears the ETag of the list. */
  public void learn(WorkflowRun run, String name) {
    Optional<Long> workflow = run.workflow().id();
    KnownWorkflowNames known = find(run.repository().id());
    if (workflow.isPresent() && !name.equals(known.names().get(workflow.get()))) {
      var names = new TreeMap<>(known.names());
      names.put(workflow.get(), name);
      put(run.repository().id(), known.with(names, Optional.empty()));
    }
  }

  private static Map<Long, String> names(Row row) {
    JsonNode json = Json.stored("the workflow names of " + row.pk(), row.get("names"));
    var names = new TreeMap<Long, String>();
    for (Map.Entry<String, JsonNode> each : json.entries()) {
      names.put(Long.valueOf(each.getKey()), each.getValue().getStringValue());
    }
    return Map.copyOf(names);
  }
}
