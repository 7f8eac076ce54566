package dev.opsledger.local;

import dev.opsledger.local.handlers.Seen;
import java.io.IOException;
import java.nio.file.Path;

/** A host in a separate process whose handlers hang with a message of each kind of queue. */
final class KilledHost {
  private static final String READY = "both are in hand";
  private static final int LONG = 600;

  private KilledHost() {}

  /** Starts it, and returns when both messages have been received. */
  static Process start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                System.getProperty("java.class.path"),
                KilledHost.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader().readLine();
    while (line != null && !line.equals(READY)) {
      line = process.inputReader().readLine();
    }
    return process;
  }

  /** Runs the host until it is killed. */
  public static void main(String[] args) throws Exception {
    LocalHost host =
        Hosts.inMemory()
            .data(Path.of(args[0]))
            .with("Worker.Properties.Timeout", LONG)
            .with("WorkQueue.Properties.VisibilityTimeout", LONG)
            .with("OrderedQueue.Properties.VisibilityTimeout", LONG)
            .start();
    String work = host.queueUrl("WorkQueue");
    host.sqs().sendMessage(r -> r.queueUrl(work).messageBody("hang"));
    host.sqs().sendMessage(r -> r.queueUrl(work).messageBody("much later").delaySeconds(LONG));
    host.sqs()
        .sendMessage(
            r ->
                r.queueUrl(host.queueUrl("OrderedQueue"))
                    .messageBody("hang in order")
                    .messageGroupId("g")
                    .messageDeduplicationId("d"));
    while (Seen.all().size() < 2) {
      Thread.onSpinWait();
    }
    IO.println(READY);
  }
}
