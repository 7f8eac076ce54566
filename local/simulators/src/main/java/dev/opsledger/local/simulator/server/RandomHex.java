package dev.opsledger.local.simulator.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Keys and webhook secrets of a simulated vendor, new in each run. */
public final class RandomHex {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomHex() {}

  /** A random hexadecimal string, two digits for each byte. */
  public static String ofBytes(int count) {
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
