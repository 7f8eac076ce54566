package dev.opsledger.core.web;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Optional;

/**
 * Who may read.
 *
 * @param token the token that read routes need
 * @param open whether they are open without one, which only a deployment that names no token at all
 *     can be (a laptop); neither token nor open is closed to everybody
 */
public record ReadAccess(Optional<Secret> token, boolean open) {
  /** For those whose routes have a protection of their own. */
  public static final ReadAccess OPEN = new ReadAccess(Optional.empty(), true);

  /**
   * {@code READ_TOKEN}. A deployment that names an SSM parameter for it is closed until the
   * parameter is there: an account where nobody has set a token yet shows nothing.
   */
  public static ReadAccess read(SettingsReader settings) {
    Optional<Secret> token = settings.secret("READ_TOKEN");
    return new ReadAccess(token, token.isEmpty() && !settings.expectsSecret("READ_TOKEN"));
  }

  /** Whether nobody may read. */
  boolean closed() {
    return token.isEmpty() && !open;
  }

  /** Whether an {@code Authorization} header opens the read routes. */
  boolean allows(String authorization) {
    return open || Bearer.token(authorization).filter(this::matches).isPresent();
  }

  private boolean matches(String given) {
    return token.isPresent() && token.get().matches(given);
  }
}
