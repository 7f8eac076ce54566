package dev.opsledger.github;

import java.time.Clock;
import java.util.Optional;

/** The App as itself. Its token is signed anew for each call, so it cannot grow old. */
record AppCredential(AppKey app, Clock clock) implements Credential {
  @Override
  public String name() {
    return "app";
  }

  @Override
  public Optional<String> authorization() {
    return Optional.of("Bearer " + app.jwt(clock.instant()));
  }

  @Override
  public boolean renew() {
    return false;
  }
}
