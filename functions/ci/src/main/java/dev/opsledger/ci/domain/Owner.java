package dev.opsledger.ci.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An account in which the App is installed.
 *
 * @param id the account's id; empty if a former version stored it and no list has shown it since
 * @param login its present name
 * @param logins every name under which it was ever stored
 */
public record Owner(Optional<Long> id, String login, Set<String> logins) {
  /** Whether a repository is this owner's; by name where one of the two has no id. */
  public boolean has(WorkflowRun.Repository repository) {
    if (id.isPresent() && repository.ownerId().isPresent()) {
      return id.equals(repository.ownerId());
    }
    return logins.contains(repository.ownerName().toLowerCase(Locale.ROOT));
  }

  /** Whether a run found by name is this owner's, not another account's that had the name. */
  public boolean owns(Optional<Long> ownerId) {
    return id.isEmpty() || ownerId.isEmpty() || id.equals(ownerId);
  }
}
