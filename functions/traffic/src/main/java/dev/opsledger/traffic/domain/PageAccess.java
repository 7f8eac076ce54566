package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * What the key in a page's address gives access to.
 *
 * @param user whose repositories are shown
 * @param onlyRepository the only repository shown, empty for all
 * @param key the read-only key for the page's links
 */
public record PageAccess(String user, Optional<String> onlyRepository, AccessToken key) {
  /** Whether the key opens the pages of a repository. */
  public boolean mayOpen(String repository) {
    return onlyRepository.filter(id -> !id.equals(repository)).isEmpty();
  }
}
