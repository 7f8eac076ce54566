package dev.opsledger.bench.cold;

import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Surrounding;
import dev.opsledger.bench.runtime.FunctionProcess;
import dev.opsledger.bench.runtime.RuntimeApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures cold starts, from process start to first response, with CPU time and memory. The
 * subjects take turns in each round.
 */
public final class ColdStart {
  private final FigureTable millis = new FigureTable();
  private final FigureTable cpu = new FigureTable();
  private final FigureTable memory = new FigureTable();
  private final Map<String, String> bases = new HashMap<>();
  private final Path log;

  private ColdStart(Path log) {
    this.log = log;
  }

  /**
   * Runs the benchmark.
   *
   * @param args {@code http} or {@code workers}; the number of rounds; the subjects, separated by
   *     commas, by default all
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    try (var surrounding = Surrounding.start()) {
      List<Subject> subjects =
          args.length > 0 && args[0].equals("workers")
              ? Subjects.workers(surrounding.host(), surrounding.artifacts())
              : Subjects.http(surrounding.host(), surrounding.artifacts());
      if (args.length > 2) {
        List<String> wanted = List.of(args[2].split(","));
        subjects = subjects.stream().filter(each -> wanted.contains(each.name())).toList();
      }
      new ColdStart(Files.createTempFile("opsledger-cold", ".log")).run(subjects, rounds);
    }
  }

  private void run(List<Subject> subjects, int rounds) throws Exception {
    for (int round = -1; round < rounds; round++) {
      for (Subject subject : subjects) {
        measure(subject, round >= 0); // Round -1 is a warm-up of the page cache.
      }
    }
    millis.print("cold start, ms", bases);
    cpu.print("cold start, CPU ms", bases);
    memory.print("cold start, peak MB", bases);
  }

  private void measure(Subject subject, boolean counts) throws Exception {
    try (var process = FunctionProcess.start(subject.function(), List.of(), log)) {
      RuntimeApi.Answer answer = process.invoke(subject.event().getBytes(StandardCharsets.UTF_8));
      FunctionProcess.Usage usage = process.usage();
      if (answer.failed() || !answer.text().contains(subject.expected())) {
        throw new IllegalStateException(
            subject.name() + " answers " + answer.text() + "\n" + Files.readString(log));
      }
      if (counts) {
        millis.add(subject.name(), process.millisUntil(answer.at()));
        cpu.add(subject.name(), usage.cpuMillis());
        memory.add(subject.name(), usage.peakMegabytes());
        if (subject.base() != null) {
          bases.put(subject.name(), subject.base());
        }
      }
    }
  }
}
