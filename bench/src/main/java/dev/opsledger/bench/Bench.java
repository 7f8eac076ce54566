package dev.opsledger.bench;

import dev.opsledger.bench.cold.ColdStart;
import dev.opsledger.bench.cost.Costs;
import dev.opsledger.bench.host.HostStart;
import dev.opsledger.bench.image.Image;
import dev.opsledger.bench.ingestion.Ingestion;
import dev.opsledger.bench.pages.PageSpeed;
import dev.opsledger.bench.prime.Primed;
import dev.opsledger.bench.versions.Versions;
import dev.opsledger.bench.warm.Warm;
import dev.opsledger.bench.warm.WarmPaths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Entry point: runs the benchmark named by {@code -Dbench="name options"}. */
public final class Bench {
  private interface Program {
    void run(String[] options) throws Exception;
  }

  private static final Map<String, Program> PROGRAMS =
      Map.of(
          "cold", ColdStart::main,
          "warm", Warm::main,
          "primed", Primed::main,
          "image", Image::main,
          "jmh", WarmPaths::main,
          "cost", Costs::main,
          "ingestion", Ingestion::main,
          "pages", PageSpeed::main,
          "host", HostStart::main,
          "versions", Versions::main);

  private Bench() {}

  /**
   * Runs a benchmark.
   *
   * @param args its name and options, as one argument or several
   */
  public static void main(String[] args) throws Exception {
    List<String> words =
        Arrays.stream(args).flatMap(each -> Arrays.stream(each.split("\\s+"))).toList();
    Program program = words.isEmpty() ? null : PROGRAMS.get(words.getFirst());
    if (program == null) {
      System.err.println("Name one of these: " + PROGRAMS.keySet().stream().sorted().toList());
      System.exit(1);
    }
    program.run(words.subList(1, words.size()).toArray(String[]::new));
    System.exit(0);
  }
}
