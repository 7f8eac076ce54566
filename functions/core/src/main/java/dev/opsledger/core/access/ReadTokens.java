package dev.opsledger.core.access;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.error.RequestException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tokens that allow reading.
 *
 * @param read allows reading
 * @param operate allows changes as well; when it is absent, {@code read} does
 * @param named further tokens, each with a name and a scope of its own
 */
public record ReadTokens(Optional<Secret> read, Optional<Secret> operate, NamedTokens named) {
  /** No token at all. */
  public static final ReadTokens NONE =
      new ReadTokens(Optional.empty(), Optional.empty(), NamedTokens.NONE);

  private static final String READ = "READ_TOKEN";
  private static final String OPERATE = "OPERATE_TOKEN";

  /**
   * Whose a token is.
   *
   * @param name the token's name, never its value
   * @param scope what it opens
   * @param operates whether it allows changes
   */
  public record Holder(String name, ReadScope scope, boolean operates) {
    /**
     * Checks that the token opens a route.
     *
     * @throws RequestException 403 when its scope does not include the path
     */
    public void mustOpen(String path) {
      if (!scope.opens(path)) {
        throw new RequestException(
            RequestException.Kind.FORBIDDEN,
            "the token %s has the scope %s, which does not include this route"
                .formatted(name, scope.word()));
      }
    }
  }

  /** Reads {@code READ_TOKEN}, {@code OPERATE_TOKEN} and {@code READ_TOKENS}. */
  public static ReadTokens read(SettingsReader settings) {
    return new ReadTokens(
        settings.secret(READ), settings.secret(OPERATE), NamedTokens.read(settings));
  }

  /** Whether an SSM parameter is configured for a token that reads, whether or not it exists. */
  public static boolean areExpected(SettingsReader settings) {
    return settings.expectsSecret(READ) || settings.expectsSecret(NamedTokens.SETTING);
  }

  /** Whether there is none. */
  public boolean areMissing() {
    return read.isEmpty() && operate.isEmpty() && named.isMissing();
  }

  /** The holder of the token that matches; empty when none matches. */
  public Optional<Holder> holder(Predicate<Secret> knows) {
    if (operate.filter(knows).isPresent()) {
      return Optional.of(new Holder(OPERATE, ReadScope.ALL, true));
    }
    if (read.filter(knows).isPresent()) {
      return Optional.of(new Holder(READ, ReadScope.ALL, operate.isEmpty()));
    }
    return named.holder(knows);
  }
}
