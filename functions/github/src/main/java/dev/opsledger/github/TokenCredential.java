package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import java.util.Optional;

/**
 * Authenticates with a personal access token, classic or fine-grained. It cannot be renewed.
 *
 * @param name identifies its rate limit; not a secret
 */
public record TokenCredential(String name, Secret token) implements Credential {
  @Override
  public Optional<String> authorization() {
    return Optional.of("Bearer " + token.reveal());
  }

  @Override
  public boolean renew() {
    return false;
  }
}
