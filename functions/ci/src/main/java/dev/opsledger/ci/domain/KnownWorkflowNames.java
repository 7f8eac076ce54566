package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about the names of a repository's workflows.
 *
 * @param names the name of each workflow by its id
 * @param absent the workflows that GitHub's list lacks
 * @param etag the ETag of GitHub's list, where the list is a single page
 * @param askedAt when the list was last fetched
 */
public record KnownWorkflowNames(
    Map<Long, String> names, Set<Long> absent, Optional<String> etag, Optional<Instant> askedAt) {

  /** Whether each of these workflows has a name or is known to be absent. */
  public boolean covers(Collection<Long> ids) {
    return ids.stream().allMatch(id -> names.containsKey(id) || absent.contains(id));
  }

  /** Whether a workflow is known by another name than this one. */
  public boolean differs(Optional<Long> id, Optional<String> name) {
    return id.map(names::get).filter(known -> !Optional.of(known).equals(name)).isPresent();
  }

  /** Adds the present names and the ETag; a workflow that is gone keeps the name it had. */
  public KnownWorkflowNames with(Map<Long, String> listed, Optional<String> newEtag) {
    var all = new HashMap<>(names);
    all.putAll(listed);
    return new KnownWorkflowNames(Map.copyOf(all), absent, newEtag, askedAt);
  }

  /** Records a look at the list: wanted workflows without a name are absent. */
  public KnownWorkflowNames askedAt(Instant now, Collection<Long> wanted) {
    var missing = new HashSet<>(absent);
    missing.addAll(wanted);
    missing.removeAll(names.keySet());
    return new KnownWorkflowNames(names, Set.copyOf(missing), etag, Optional.of(now));
  }
}
