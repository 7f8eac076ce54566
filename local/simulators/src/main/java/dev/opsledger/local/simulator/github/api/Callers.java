package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.util.regex.Pattern;

/** Identifies the caller from the {@code Authorization} header. */
final class Callers {
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?:bearer|token) +(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private final GitHubWorld world;
  private final GitHubApp app;
  private final Tokens tokens;

  Callers(GitHubWorld world, GitHubApp app, Tokens tokens) {
    this.world = world;
    this.app = app;
    this.tokens = tokens;
  }

  Caller of(SimulatedRequest request) {
    var header = request.header("authorization");
    if (header.isEmpty()) {
      return new Caller.Anonymous(request.remoteAddress());
    }
    var credential = CREDENTIAL.matcher(header.get());
    if (!credential.matches()) {
      throw GitHubErrorException.badCredentials();
    }
    return of(credential.group(1));
  }

  private Caller of(String credential) {
    var known = tokens.find(credential, world);
    if (known.isPresent()) {
      return known.get();
    }
    if (!JWT.matcher(credential).matches()) {
      throw GitHubErrorException.badCredentials();
    }
    AppJwt.check(credential, app, world.now());
    return new Caller.App();
  }
}
