package dev.opsledger.local.app;

import dev.opsledger.local.StartException;

/** How the programs of this module end, so that a person and a script see what came of them. */
public final class Command {
  private Command() {}

  /**
   * Does the work of a command and ends the process with 0, or as {@link #start} does. The process
   * is not left to end by itself: DynamoDB Local may leave a thread behind that never ends.
   */
  public static void run(Runnable work) {
    start(work);
    System.exit(0);
  }

  /**
   * Does work, after which the process lives on. An error ends it: with 1 after the sentences that
   * explain it, with 2 and a stack trace when nobody expected it.
   */
  static void start(Runnable work) {
    try {
      work.run();
    } catch (StartException failure) {
      failure.sentences().forEach(System.err::println);
      System.exit(1);
    } catch (RuntimeException unexpected) {
      unexpected.printStackTrace();
      System.exit(2);
    }
  }
}
