package dev.opsledger.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must not be shown: it prints as stars and compares in constant time. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a non-empty value. */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret may not be empty");
    }
    return new Secret(value);
  }

  /** The value itself, for the one place that sends or checks it. */
  public String reveal() {
    return value;
  }

  /** Whether a caller's value is this secret, in time that does not depend on where they differ. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
