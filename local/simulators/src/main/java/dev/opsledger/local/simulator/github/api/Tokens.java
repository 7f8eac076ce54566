package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** The valid tokens. Installation tokens expire after an hour, or when a test revokes them. */
public final class Tokens {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** An installation token with its expiry. */
  record Issued(String token, long installation, Instant expiresAt) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Map<String, Account> personal = new ConcurrentHashMap<>();
  private final SplittableRandom random;

  Tokens(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Accepts a personal access token for a user. */
  public void accept(String token, Account person) {
    personal.put(token, person);
  }

  /** Revokes all tokens, personal ones included; their next use is a 401. */
  public void revokeAll() {
    issued.clear();
    personal.clear();
  }

  /** Revokes the tokens of one installation. */
  public void revoke(AppInstallation installation) {
    issued.values().removeIf(token -> token.installation() == installation.id());
  }

  Issued issue(AppInstallation installation, Instant now) {
    var token = new Issued(text(), installation.id(), now.plus(LIFE));
    issued.put(token.token(), token);
    return token;
  }

  /** The caller that a token belongs to; empty if it is unknown, expired or revoked. */
  Optional<Caller> find(String token, GitHubWorld world) {
    var person = Optional.ofNullable(personal.get(token)).map(Caller.Person::new);
    if (person.isPresent()) {
      return Optional.of(person.get());
    }
    return Optional.ofNullable(issued.get(token))
        .filter(found -> world.now().isBefore(found.expiresAt()))
        .flatMap(found -> world.installation(found.installation()))
        .map(Caller.Installed::new);
  }

  /** Varies the length: GitHub guarantees neither format nor length of its tokens. */
  private synchronized String text() {
    int length = random.nextInt(36, 520);
    var text = new StringBuilder("ghs_");
    random.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return text.toString();
  }
}
