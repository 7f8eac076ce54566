package dev.opsledger.github;

import java.time.Clock;
import java.util.Optional;

/** Authenticates as the App itself, with a JWT. */
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
