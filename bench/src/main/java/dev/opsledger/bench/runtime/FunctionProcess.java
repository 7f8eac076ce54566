package dev.opsledger.bench.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function in a separate process, run by AWS's runtime interface client as on Lambda: unpacked
 * artifact, one core, C1 compiler, serial collector, and the heap of a 1,024 MB function.
 */
public final class FunctionProcess implements AutoCloseable {
  private static final long PATIENCE = 120;

  private final RuntimeApi api;
  private final Process process;
  private final long started;

  private FunctionProcess(RuntimeApi api, Process process, long started) {
    this.api = api;
    this.process = process;
    this.started = started;
  }

  /**
   * Starts a function.
   *
   * @param jvm additional JVM options
   * @param log the file for its output
   */
  public static FunctionProcess start(Function function, List<String> jvm, Path log)
      throws IOException {
    var api = new RuntimeApi();
    var builder = new ProcessBuilder(command(function, jvm));
    builder.directory(function.task().toFile());
    builder.environment().clear();
    builder.environment().putAll(function.variables());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("_HANDLER", function.handler());
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long started = System.nanoTime();
    return new FunctionProcess(api, builder.start(), started);
  }

  /**
   * A function to start.
   *
   * @param task the folder with its unpacked artifact
   * @param handler the handler's class
   * @param variables its environment
   * @param classPath additional class path; on Lambda only Lambda's runtime
   */
  public record Function(
      Path task, String handler, Map<String, String> variables, String classPath) {

    /** A function with nothing but Lambda's runtime on its additional class path. */
    public Function(Path task, String handler, Map<String, String> variables) {
      this(task, handler, variables, runtimeClassPath());
    }
  }

  private static List<String> command(Function function, List<String> jvm) {
    var command = new ArrayList<>(Cores.ofFunctions());
    command.addAll(java());
    command.addAll(jvm);
    command.addAll(List.of("-cp", function.classPath()));
    command.addAll(List.of(AWSLambda.class.getName(), function.handler()));
    return command;
  }

  /**
   * The java command with the options of Lambda's Java 25 runtime, for a function with 1,024 MB.
   */
  public static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx870m",
        NativeLibrary.option(),
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  /** The jars of Lambda's own runtime. */
  public static String runtimeClassPath() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(FunctionProcess::jarOf)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Sends an event and waits for the response. */
  public RuntimeApi.Answer invoke(byte[] event) throws InterruptedException, TimeoutException {
    return api.invoke(event, PATIENCE);
  }

  /** Waits until Lambda would take its snapshot; only for a process started as under SnapStart. */
  public boolean awaitCheckpoint() throws InterruptedException {
    return api.awaitCheckpoint(PATIENCE);
  }

  /** Lets the process continue as after a restored snapshot. */
  public void restore() {
    api.restore();
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Milliseconds from the process's start to a moment. */
  public double millisUntil(long nanoTime) {
    return (nanoTime - started) / 1e6;
  }

  /** The resources it has used so far. */
  public Usage usage() throws IOException {
    Path folder = Path.of("/proc", Long.toString(process.pid()));
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    String status = Files.readString(folder.resolve("status"));
    double kilobytes = Double.parseDouble(status.replaceAll("(?s).*VmHWM:\\s+(\\d+) kB.*", "$1"));
    return new Usage(ticks * 10, kilobytes / 1024);
  }

  /**
   * Resources used by a process.
   *
   * @param cpuMillis CPU time, user and system
   * @param peakMegabytes peak resident memory
   */
  public record Usage(double cpuMillis, double peakMegabytes) {}

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }
}
