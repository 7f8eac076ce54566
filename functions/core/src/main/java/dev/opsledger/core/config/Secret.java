package dev.opsledger.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** A value that must not leak: it prints as stars and is compared in constant time. */
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
      throw new IllegalArgumentException("a secret must not be empty");
    }
    return new Secret(() -> value, true);
  }

  /** A secret that is fetched on use; the supplier caches the value. */
  static Secret later(Supplier<String> fetch) {
    return new Secret(fetch, false);
  }

  /** Whether the value is already in memory, so that it can be validated at startup. */
  public boolean isHeld() {
    return held;
  }

  /** The plain value, for the code that sends or verifies it. */
  public String reveal() {
    return value.get();
  }

  /** Whether the given value equals this secret, compared in constant time. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(
        reveal().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
