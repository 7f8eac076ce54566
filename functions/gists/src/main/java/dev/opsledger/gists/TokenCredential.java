package dev.opsledger.gists;

import dev.opsledger.core.config.Secret;
import dev.opsledger.github.Credential;
import java.util.Optional;

/** A person's token: 5,000 calls an hour ("Rate limits for the REST API"). */
record TokenCredential(Secret token) implements Credential {
  @Override
  public String name() {
    return "GITHUB_TOKEN";
  }

  @Override
  public Optional<String> authorization() {
    return Optional.of("Bearer " + token.reveal());
  }

  @Override
  public boolean renew() {
    return false;
  }
}
