package dev.opsledger.bench.runtime;

import java.io.IOException;
import java.util.List;

/** Pins measured functions to the last core, and the benchmark to all others. */
public final class Cores {
  private static final int LAST = Runtime.getRuntime().availableProcessors() - 1;

  private Cores() {}

  /** The command prefix that pins a function to its core. */
  public static List<String> ofFunctions() {
    return List.of("taskset", "-c", Integer.toString(LAST));
  }

  /** Keeps this process off the functions' core. */
  public static void leaveOneToFunctions() throws IOException, InterruptedException {
    if (LAST > 0) {
      String others = "0-" + (LAST - 1);
      String me = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("taskset", "-acp", others, me)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }
}
