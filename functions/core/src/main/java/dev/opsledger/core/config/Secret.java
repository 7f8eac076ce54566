package dev.opsledger.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** A value that must not be shown: it prints as stars and compares in constant time. */
public final class Secret {
  private final Supplier<String> value;
  private final boolean held;

  private Secret(Supplier<String> value, boolean held) {
    this.value = value;
    this.held = held;
  }

  /** Wraps a non-empty value. */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret may not be empty");
    }
    return new Secret(() -> value, true);
  }

  /** A secret that is fetched when it is first needed; whoever fetches it keeps it. */
  static Secret later(Supplier<String> fetch) {
    return new Secret(fetch, false);
  }

  /** Whether the value is in memory from the start, so that it can be checked then. */
  public boolean isHeld() {
    return held;
  }

  /** The value itself, for the one place that sends or checks it. */
  public String reveal() {
    return value.get();
  }

  /** Whether a caller's value is this secret, in time that does not depend on where they differ. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(
        reveal().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
