package dev.opsledger.local.simulator.github.demo;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Draws that depend on nothing but what they are about. */
final class SeededRandom {
  private static final long SEED = 0x6F70_736C_6564_6765L;

  private final SplittableRandom random;

  private SeededRandom(long about) {
    random = new SplittableRandom(about);
  }

  /** The same dice for the same subject, for ever. */
  static SeededRandom about(String what, long which) {
    return new SeededRandom(SEED + 31L * what.hashCode() + 0x9E37_79B9_7F4A_7C15L * which);
  }

  /** True with a probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** One of several. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** So many hexadecimal digits. */
  String hex(int digits) {
    var bytes = new byte[digits / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
