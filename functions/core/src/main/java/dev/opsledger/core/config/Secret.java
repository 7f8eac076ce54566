package dev.opsledger.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A value that must not leak: it prints as stars and is compared in constant time. */
public final class Secret {
  private static final String STARS = "***";

  /** A shorter text may be a word. */
  private static final int SHORTEST = 8;

  /** JWTs, and GitHub's tokens ("GitHub's token formats"). */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|\\bgh[a-z]_\\w{16,}|\\bgithub_pat_\\w{16,}");

  /** All that are in use, as long as they are. */
  private static final Map<Secret, Boolean> ALL = Collections.synchronizedMap(new WeakHashMap<>());

  private final Supplier<String> value;
  private final boolean held;
  private volatile boolean revealed;

  private Secret(Supplier<String> value, boolean held) {
    this.value = value;
    this.held = held;
    ALL.put(this, true);
  }

  /**
   * A text of a stranger with stars in place of every secret that this process holds, and of
   * everything that looks like a token: vendors and proxies repeat what they were sent.
   */
  public static String hideIn(String text) {
    String hidden = text;
    for (Secret each : new ArrayList<>(ALL.keySet())) {
      hidden = each.hiddenIn(hidden);
    }
    return TOKEN.matcher(hidden).replaceAll(STARS);
  }

  /** A key of several lines may be repeated in part, or with other line ends. */
  private String hiddenIn(String text) {
    if (!held && !revealed) {
      return text;
    }
    String hidden = text;
    for (String line : value.get().lines().toList()) {
      hidden = line.length() < SHORTEST ? hidden : hidden.replace(line, STARS);
    }
    return hidden;
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
    String plain = value.get();
    revealed = true;
    return plain;
  }

  /** Whether the given value equals this secret, compared in constant time. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(
        reveal().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return STARS;
  }
}
