package dev.opsledger.bench.prime;

import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Surrounding;
import dev.opsledger.bench.cold.Subject;
import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.bench.runtime.Cores;
import dev.opsledger.bench.runtime.FunctionProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the first call of a function primed as before a SnapStart snapshot with that of an
 * unprimed one. In both cases the handler is created beforehand.
 */
public final class Primed {
  private Primed() {}

  /**
   * Runs the benchmark.
   *
   * @param args the number of rounds, by default 9
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    var figures = new FigureTable();
    Map<String, String> bases = new HashMap<>();
    try (var surrounding = Surrounding.start()) {
      List<Subject> subjects =
          Subjects.http(surrounding.host(), surrounding.artifacts()).stream()
              .filter(each -> each.base() != null)
              .toList();
      for (int round = 0; round < rounds; round++) {
        for (Subject subject : subjects) {
          String base = subject.name() + ", unprimed";
          figures.add(base, firstCall(subject, "unprimed"));
          figures.add(subject.name() + ", primed", firstCall(subject, "primed"));
          bases.put(subject.name() + ", primed", base);
        }
      }
    }
    figures.print("first call, ms", bases);
  }

  private static double firstCall(Subject subject, String mode) throws Exception {
    Path event =
        Files.writeString(Files.createTempFile("opsledger-event", ".json"), subject.event());
    String own =
        Path.of(FirstCall.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    String classes =
        String.join(
            ":", FunctionProcess.runtimeClassPath(), subject.function().task().toString(), own);
    var command = new ArrayList<>(Cores.ofFunctions());
    command.addAll(FunctionProcess.java());
    command.addAll(
        List.of(
            "-cp",
            classes,
            FirstCall.class.getName(),
            subject.function().handler(),
            event.toString(),
            mode));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(subject.function().variables());
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    String line = output.lines().reduce("", (first, last) -> last);
    if (!line.contains(subject.expected())) {
      throw new IllegalStateException(subject.name() + " answers " + output);
    }
    return Double.parseDouble(line.substring(0, line.indexOf(' ')));
  }
}
