package dev.opsledger.bench.versions;

import dev.opsledger.bench.FigureTable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures how much a laptop takes in, in a former version and in this one, in turns: both
 * checkouts must be compiled. Data is kept in a folder, as it is for users.
 */
public final class Versions {
  private static final List<String> THINGS =
      List.of("runs", "incidents", "gists", "deployments", "projects");
  private static final String FORMER = "former";
  private static final String THIS = "this";

  private Versions() {}

  /**
   * Runs the benchmark.
   *
   * @param args the folder of the former checkout, then how many rounds (3 by default), then what
   *     to measure (everything by default)
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      throw new IllegalArgumentException("Name the folder of a compiled former checkout.");
    }
    Path here = Path.of("").toAbsolutePath();
    Path former = Path.of(args[0]).toAbsolutePath().normalize();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<String> things = args.length > 2 ? List.of(args).subList(2, args.length) : THINGS;
    FigureTable.line(
        "| | former, a second | this | ratio | CPU ms each, former | this | ratio | p99 ms, former | this |");
    FigureTable.line("|---|---|---|---|---|---|---|---|---|");
    for (String thing : things) {
      var rate = new FigureTable();
      var cpu = new FigureTable();
      var slowest = new FigureTable();
      for (int round = 0; round < rounds; round++) {
        for (Path checkout : List.of(former, here)) {
          Result result = measure(thing, checkout, here);
          String version = checkout.equals(here) ? THIS : FORMER;
          rate.add(version, result.rate());
          cpu.add(version, result.cpuMillis());
          slowest.add(version, result.p99Millis());
        }
      }
      print(thing, rate, cpu, slowest);
    }
  }

  private static void print(String thing, FigureTable rate, FigureTable cpu, FigureTable slowest) {
    FigureTable.line(
        "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.0f | %.0f |",
        thing,
        rate.median(FORMER),
        rate.median(THIS),
        rate.ratio(THIS, FORMER),
        cpu.median(FORMER),
        cpu.median(THIS),
        cpu.ratio(THIS, FORMER),
        slowest.median(FORMER),
        slowest.median(THIS));
  }

  /**
   * What a run measured.
   *
   * @param rate things a second
   * @param cpuMillis the process's CPU for each thing
   * @param p99Millis how long 99 of 100 requests took at most; 0 where there are none
   */
  record Result(double rate, double cpuMillis, double p99Millis) {
    private static final String MARK = "measured ";

    void print() {
      FigureTable.line("%s%s %s %s", MARK, rate, cpuMillis, p99Millis);
    }

    static Optional<Result> parse(String output) {
      return output
          .lines()
          .filter(line -> line.startsWith(MARK))
          .map(line -> line.substring(MARK.length()).split(" ", -1))
          .map(
              parts ->
                  new Result(
                      Double.parseDouble(parts[0]),
                      Double.parseDouble(parts[1]),
                      Double.parseDouble(parts[2])))
          .findFirst();
    }
  }

  private static Result measure(String thing, Path checkout, Path here) throws Exception {
    Path data = Files.createTempDirectory("opsledger-versions");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(checkout, here),
            Intake.class.getName(),
            thing,
            checkout.resolve("template.yaml").toString());
    builder.environment().putAll(environment(data, checkout));
    // Runs outside the repository, where a developer's .env would change the result.
    builder.directory(data.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Result.parse(output)
        .orElseThrow(
            () -> new IOException("%s of %s failed: %s".formatted(thing, checkout, output)));
  }

  private static Map<String, String> environment(Path data, Path checkout) {
    return Map.of(
        "OPSLEDGER_DATA",
        data.resolve("data").toString(),
        "OPSLEDGER_TEMPLATE",
        checkout.resolve("template.yaml").toString());
  }

  /** The class path of a checkout, but this benchmark's own classes for both. */
  private static String classPath(Path checkout, Path here) {
    String own = here.resolve("bench").toString();
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(
            entry ->
                entry.startsWith(here + File.separator) && !entry.startsWith(own)
                    ? checkout + entry.substring(here.toString().length())
                    : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
