package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The names of the workflows of each repository, one row for each. */
public final class WorkflowNameStore {
  private static final String WORKFLOWS = "WORKFLOWS";

  private final Table table;

  public WorkflowNameStore(Table table) {
    this.table = table;
  }

  /**
   * What is known of a repository's workflows.
   *
   * @param names what each is called
   * @param absent those that GitHub does not list
   * @param etag what stands for GitHub's list, where one page holds it
   * @param askedAt when GitHub was last asked
   */
  public record Known(
      Map<Long, String> names, Set<Long> absent, Optional<String> etag, Optional<Instant> askedAt) {

    public boolean covers(Collection<Long> ids) {
      return ids.stream().allMatch(id -> names.containsKey(id) || absent.contains(id));
    }

    public boolean differs(Optional<Long> id, Optional<String> name) {
      return id.map(names::get).filter(known -> !Optional.of(known).equals(name)).isPresent();
    }

    public Known with(Map<Long, String> listed, Optional<String> newEtag) {
      return new Known(Map.copyOf(listed), absent, newEtag, askedAt);
    }

    /** After asking for some of them: those that have no name are not there. */
    public Known at(Instant now, Collection<Long> wanted) {
      var gone = new HashSet<>(absent);
      gone.addAll(wanted);
      gone.removeAll(names.keySet());
      return new Known(names, Set.copyOf(gone), etag, Optional.of(now));
    }
  }

  public Known find(long repository) {
    Optional<Row> row = table.get(SyncCheckpointStore.pk(repository), WORKFLOWS);
    return new Known(
        row.map(WorkflowNameStore::names).orElse(Map.of()),
        row.map(r -> r.texts("absent").stream().map(Long::valueOf).collect(Collectors.toSet()))
            .orElse(Set.of()),
        row.flatMap(r -> r.find("etag")),
        row.flatMap(r -> r.findInstant("askedAt")));
  }

  public void put(long repository, Known known) {
    table.put(
        Row.of(SyncCheckpointStore.pk(repository), WORKFLOWS)
            .with("names", Json.text(Json.node(new TreeMap<>(known.names()))))
            .with("absent", known.absent().stream().map(String::valueOf).toList())
            .with("etag", known.etag().orElse(null))
            .with("askedAt", known.askedAt().orElse(null)));
  }

  /** Notes one name; no write when it is known. What stood for the list stands for it no more. */
  public void learn(WorkflowRun run, String name) {
    Optional<Long> workflow = run.workflow().id();
    Known known = find(run.repository().id());
    if (workflow.isPresent() && !name.equals(known.names().get(workflow.get()))) {
      var names = new TreeMap<>(known.names());
      names.put(workflow.get(), name);
      put(run.repository().id(), known.with(names, Optional.empty()));
    }
  }

  private static Map<Long, String> names(Row row) {
    try {
      var names = new TreeMap<Long, String>();
      for (Map.Entry<String, JsonNode> each : Json.parse(row.get("names")).entries()) {
        names.put(Long.valueOf(each.getKey()), each.getValue().getStringValue());
      }
      return Map.copyOf(names);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the names in " + row.pk() + " are broken", e);
    }
  }
}
