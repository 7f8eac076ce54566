package dev.opsledger.bench.prime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.opsledger.core.web.ApiHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs in a separate process: creates a handler, optionally primes it, and prints the duration in
 * milliseconds and the response of its first call.
 */
public final class FirstCall {
  private FirstCall() {}

  /**
   * Entry point of the process.
   *
   * @param args the handler's class, a file with the event, and {@code primed} or {@code unprimed}
   */
  public static void main(String[] args) throws Exception {
    byte[] event = Files.readAllBytes(Path.of(args[1]));
    Object handler = Class.forName(args[0]).getConstructor().newInstance();
    if (args[2].equals("primed")) {
      ((ApiHandler) handler).priming().beforeCheckpoint(null);
    }
    var answer = new ByteArrayOutputStream();
    long before = System.nanoTime();
    ((RequestStreamHandler) handler).handleRequest(new ByteArrayInputStream(event), answer, null);
    double millis = (System.nanoTime() - before) / 1e6;
    IO.println(millis + " " + answer.toString(StandardCharsets.UTF_8));
    System.exit(0);
  }
}
