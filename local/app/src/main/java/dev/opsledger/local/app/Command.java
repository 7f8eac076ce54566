package dev.opsledger.local.app;

import dev.opsledger.local.StartException;

/** Runs the commands of this module and sets their exit codes. */
public final class Command {
  private Command() {}

  /**
   * Runs a command, then exits with 0, or with the codes of {@link #start} if it fails. Exits
   * explicitly because DynamoDB Local may leave a non-daemon thread running.
   */
  public static void run(Runnable work) {
    start(work);
    System.exit(0);
  }

  /**
   * Runs work after which the process stays up. Exits with 1 and a readable message for an expected
   * error, with 2 and a stack trace for an unexpected one.
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
