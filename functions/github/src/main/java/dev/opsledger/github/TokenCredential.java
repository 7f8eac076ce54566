package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import java.util.Optional;

/**
 * A token that a person gave: a personal access token, classic or fine-grained. It cannot be
 * renewed.
 *
 * @param name what tells its rate limit from others'; no secret
 * @param token the token itself
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
