package dev.opsledger.bench.image;

import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Surrounding;
import dev.opsledger.bench.cold.Subject;
import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.bench.runtime.FunctionProcess;
import dev.opsledger.bench.runtime.FunctionProcess.Function;
import dev.opsledger.bench.runtime.RuntimeApi;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts of the container image's command, with and without the AOT cache that its
 * Dockerfile creates. The cache is created here, by the same program.
 */
public final class Image {
  private static final String ALWAYS = "-XX:-UsePerfData";

  private Image() {}

  /**
   * Runs the benchmark.
   *
   * @param args the number of rounds, by default 9; the functions, separated by commas, by default
   *     all
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    List<String> wanted = args.length > 1 ? List.of(args[1].split(",")) : List.of();
    var millis = new FigureTable();
    var cpu = new FigureTable();
    Map<String, String> bases = new HashMap<>();
    try (var surrounding = Surrounding.start()) {
      List<Subject> subjects =
          Subjects.http(surrounding.host(), surrounding.artifacts()).stream()
              .filter(each -> each.base() != null)
              .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
              .toList();
      Map<String, Path> caches = new HashMap<>();
      for (Subject subject : subjects) {
        caches.put(subject.name(), train(subject, surrounding));
      }
      // The first round only fills the page cache.
      for (int round = -1; round < rounds; round++) {
        for (Subject subject : subjects) {
          String base = subject.name() + ", no cache";
          String cached = subject.name() + ", AOT cache";
          Start without = start(subject, surrounding, List.of(ALWAYS));
          Start with = start(subject, surrounding, cached(caches.get(subject.name())));
          if (round >= 0) {
            millis.add(base, without.millis());
            millis.add(cached, with.millis());
            cpu.add(base, without.cpuMillis());
            cpu.add(cached, with.cpuMillis());
            bases.put(cached, base);
          }
        }
      }
    }
    millis.print("cold start of the image, ms", bases);
    cpu.print("cold start of the image, CPU ms", bases);
  }

  private static List<String> cached(Path cache) {
    return List.of(
        ALWAYS,
        "-XX:AOTCache=" + cache,
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0");
  }

  private static String classPath(Subject subject, Surrounding surrounding) {
    Path jar = surrounding.artifacts().jars().get(subject.name()).toAbsolutePath().normalize();
    return FunctionProcess.runtimeClassPath() + File.pathSeparator + jar;
  }

  private static Path train(Subject subject, Surrounding surrounding) throws Exception {
    Path folder = Files.createTempDirectory("opsledger-aot");
    Path cache = folder.resolve(subject.name() + ".aot");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "bench/image/Train.java",
            cache.toString(),
            classPath(subject, surrounding),
            subject.function().handler(),
            "/health",
            path(subject)));
    Path log = folder.resolve("train.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(subject.function().variables());
    if (builder.start().waitFor() != 0 || !Files.exists(cache)) {
      throw new IllegalStateException("the training failed:\n" + Files.readString(log));
    }
    FigureTable.line("AOT cache of %s: %.1f MB", subject.name(), Files.size(cache) / 1e6);
    return cache;
  }

  private static String path(Subject subject) {
    return subject.event().replaceAll("(?s).*\"rawPath\": \"([^\"]*)\".*", "$1");
  }

  /** Time and CPU time until the first response. */
  private record Start(double millis, double cpuMillis) {}

  private static Start start(Subject subject, Surrounding surrounding, List<String> jvm)
      throws Exception {
    var function =
        new Function(
            Files.createTempDirectory("opsledger-image"),
            subject.function().handler(),
            subject.function().variables(),
            classPath(subject, surrounding));
    Path log = Files.createTempFile("opsledger-image", ".log");
    try (var process = FunctionProcess.start(function, jvm, log)) {
      RuntimeApi.Answer answer = process.invoke(subject.event().getBytes(StandardCharsets.UTF_8));
      if (!answer.text().contains(subject.expected())) {
        throw new IllegalStateException(
            subject.name() + " answers " + answer.text() + Files.readString(log));
      }
      return new Start(process.millisUntil(answer.at()), process.usage().cpuMillis());
    }
  }
}
