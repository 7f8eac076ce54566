package dev.opsledger.local.simulator.github.demo;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Random numbers that depend only on their subject, so they are the same after a restart. */
final class SeededRandom {
  private static final long SEED = 0x6F70_736C_6564_6765L;

  private final SplittableRandom random;

  private SeededRandom(long about) {
    random = new SplittableRandom(about);
  }

  /** A generator that yields the same sequence for the same subject every time. */
  static SeededRandom about(String what, long which) {
    // Mixed once more: seeds that differ little would give overlapping sequences.
    long seed = new SplittableRandom(SEED + 31L * what.hashCode()).nextLong() ^ which;
    return new SeededRandom(new SplittableRandom(seed).nextLong());
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from {@code low} to {@code high}, inclusive. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** One of the choices. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A string of hexadecimal digits. */
  String hex(int digits) {
    var bytes = new byte[digits / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
