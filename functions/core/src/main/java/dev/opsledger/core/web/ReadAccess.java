package dev.opsledger.core.web;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/**
 * Who may read.
 *
 * @param token the token that read routes need; empty where they are open, which only a deployment
 *     that names no token at all can be (a laptop)
 */
public record ReadAccess(Optional<Secret> token) {
  /** {@code READ_TOKEN}. A deployment that names a parameter for it must have one. */
  public static ReadAccess read(SettingsReader settings) {
    Optional<Secret> token = settings.secret("READ_TOKEN");
    if (token.isEmpty() && settings.expectsSecret("READ_TOKEN")) {
      settings.problem(
          "READ_TOKEN is missing; put it into the SSM parameter that the stack names.");
    }
    return new ReadAccess(token);
  }

  /** Whether an {@code Authorization} header opens the read routes. */
  boolean allows(String authorization) {
    return token.isEmpty() || Bearer.token(authorization).filter(token.get()::matches).isPresent();
  }
}
