package dev.opsledger.bench.warm;

import dev.opsledger.bench.FigureTable;
import dev.opsledger.bench.Surrounding;
import dev.opsledger.bench.cold.Subject;
import dev.opsledger.bench.cold.Subjects;
import dev.opsledger.bench.runtime.FunctionProcess;
import dev.opsledger.bench.runtime.RuntimeApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures warm calls, from handing out the event to receiving the response: 5,000 calls of each
 * function in one process, in turns of a hundred with the plain handlers.
 */
public final class Warm {
  private static final int CALLS = 5_000;
  private static final int TURN = 100;

  private Warm() {}

  /**
   * Runs the benchmark.
   *
   * @param args the number of rounds, by default 9; {@code reads} for requests with a DynamoDB
   *     read, which dominates their time
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
    boolean reads = args.length > 1 && args[1].equals("reads");
    var growth = new FigureTable();
    var early = new FigureTable();
    var bases = new HashMap<String, String>();
    try (var surrounding = Surrounding.start()) {
      List<Subject> subjects =
          reads
              ? Subjects.http(surrounding.host(), surrounding.artifacts())
              : Subjects.httpWithoutRead(surrounding.host(), surrounding.artifacts());
      for (int round = 0; round < rounds; round++) {
        round(subjects, growth, early);
      }
      subjects.stream()
          .filter(each -> each.base() != null)
          .forEach(each -> bases.put(each.name(), each.base()));
    }
    growth.print("p50 of calls 4,800-5,000 / 900-1,100", Map.of());
    early.print("p50 of calls 1,000-5,000, ms", bases);
  }

  private static void round(List<Subject> subjects, FigureTable growth, FigureTable all)
      throws Exception {
    Path log = Files.createTempFile("opsledger-warm", ".log");
    Map<Subject, FunctionProcess> processes = new LinkedHashMap<>();
    Map<Subject, List<Double>> times = new LinkedHashMap<>();
    try {
      for (Subject subject : subjects) {
        processes.put(subject, FunctionProcess.start(subject.function(), List.of(), log));
        times.put(subject, new ArrayList<>());
      }
      for (int turn = 0; turn < CALLS / TURN; turn++) {
        for (Subject subject : subjects) {
          call(processes.get(subject), subject, times.get(subject));
        }
      }
    } finally {
      processes.values().forEach(FunctionProcess::close);
    }
    times.forEach(
        (subject, each) -> {
          double before = FigureTable.median(each.subList(899, 1_100));
          double after = FigureTable.median(each.subList(4_799, 5_000));
          growth.add(subject.name(), after / before);
          all.add(subject.name(), FigureTable.median(each.subList(1_000, 5_000)));
        });
  }

  private static void call(FunctionProcess process, Subject subject, List<Double> times)
      throws Exception {
    byte[] event = subject.event().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < TURN; i++) {
      long before = System.nanoTime();
      RuntimeApi.Answer answer = process.invoke(event);
      times.add((answer.at() - before) / 1e6);
      if (!answer.text().contains(subject.expected())) {
        throw new IllegalStateException(subject.name() + " answers " + answer.text());
      }
    }
  }
}
