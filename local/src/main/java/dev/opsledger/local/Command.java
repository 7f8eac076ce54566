package dev.opsledger.local;

/**
 * A command that does its work and ends. DynamoDB Local may leave a thread behind that never ends,
 * so the process is not left to end by itself.
 */
public final class Command {
  private Command() {}

  /**
   * Runs it and ends the process: with 0, with 1 after an error that its sentences explain, with 2
   * after one that nobody expected.
   */
  public static void run(Runnable work) {
    int status = 0;
    try {
      work.run();
    } catch (StartFailure failure) {
      failure.sentences().forEach(System.err::println);
      status = 1;
    } catch (RuntimeException unexpected) {
      unexpected.printStackTrace();
      status = 2;
    }
    System.exit(status);
  }
}
