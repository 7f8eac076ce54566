package dev.opsledger.bench.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.bench.runtime.FunctionProcess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks what a function holds when SnapStart takes its snapshot: no secrets, no connections. */
class SnapshotTest {
  private static final String SECRET = "the-secret-of-this-test-0f3a9c51d2b84e77";

  @TempDir private static Path folder;
  private static Deployed deployed;
  private static ParameterServer ssm;

  @BeforeAll
  static void start() throws Exception {
    deployed = new Deployed(folder);
    ssm = new ParameterServer(Map.of("/secret", SECRET));
  }

  @AfterAll
  static void stop() throws Exception {
    ssm.close();
    deployed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CiApi,READ_TOKEN,/org/nobody/daily-runs,404",
    "OncallApi,READ_TOKEN,/dashboard/services,200",
    "ActivityApi,ACTIVITY_TOKEN,/projects/1/activity,404",
    "DeploymentsApi,PROJECTS_TOKEN,/projects,200",
    "GistsApi,READ_TOKEN,/getAllScannedUsers,200",
    "FrontApi,READ_TOKEN,/overview,200",
  })
  void aSnapshotHoldsNoSecretAndNoConnection(
      String function, String setting, String path, int status) throws Exception {
    ssm.requests.clear();
    Map<String, String> variables = new HashMap<>(deployed.host.variables(function));
    variables.remove(setting);
    variables.put(setting + "_PARAMETER", "/secret");
    variables.put("AWS_ENDPOINT_URL_SSM", ssm.address());
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    var what =
        new FunctionProcess.Function(
            deployed.artifacts.of(function).folder(), variables.get("_HANDLER"), variables);
    Path log = folder.resolve("snapshot.log");
    try (var process = FunctionProcess.start(what, List.of(), log)) {
      assertThat(process.awaitCheckpoint()).as(Files.readString(log)).isTrue();
      assertThat(Files.readString(log)).doesNotContain("could not be primed");
      assertThat(dumpHolds(process.pid(), SECRET)).isFalse();
      assertThat(dumpHolds(process.pid(), "/secret")).as("the dump can be searched").isTrue();
      assertThat(connections(process.pid())).as("besides the Runtime API's").hasSizeLessThan(2);
      assertThat(ssm.requests)
          .isNotEmpty()
          .allMatch(request -> !request.path("WithDecryption").asBoolean());
      process.restore();
      String answer =
          process.invoke(HttpEvent.get(path, SECRET).getBytes(StandardCharsets.UTF_8)).text();
      assertThat(answer).contains("\"statusCode\":" + status);
      assertThat(ssm.requests.getLast().path("WithDecryption").asBoolean()).isTrue();
    }
  }

  /** Whether the process's heap, including garbage, contains a text. */
  private static boolean dumpHolds(long pid, String text) throws Exception {
    Path dump = folder.resolve("heap.hprof");
    Files.deleteIfExists(dump);
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(
                jcmd.toString(), Long.toString(pid), "GC.heap_dump", "-all", dump.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("jcmd.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return holds(dump, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean holds(Path file, byte[] text) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      int matched = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        matched = next == text[matched] ? matched + 1 : next == text[0] ? 1 : 0;
        if (matched == text.length) {
          return true;
        }
      }
      return false;
    }
  }

  /** The established TCP connections of a process, from /proc/net/tcp. */
  private static List<String> connections(long pid) throws IOException {
    Set<String> sockets;
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      sockets = files.map(SnapshotTest::target).collect(Collectors.toSet());
    }
    return Stream.of("tcp", "tcp6")
        .flatMap(name -> lines(Path.of("/proc/" + pid + "/net/" + name)))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals("01"))
        .filter(fields -> sockets.contains("socket:[" + fields[9] + "]"))
        .map(fields -> fields[1] + " to " + fields[2])
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1);
    } catch (IOException missing) {
      return Stream.of();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  @Test
  void primingOnlyReads() throws Exception {
    var variables = new HashMap<>(deployed.host.variables("TrafficApi"));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    var what =
        new FunctionProcess.Function(
            deployed.artifacts.of("TrafficApi").folder(), variables.get("_HANDLER"), variables);
    Path log = folder.resolve("priming.log");
    try (var process = FunctionProcess.start(what, List.of(), log)) {
      assertThat(process.awaitCheckpoint()).isTrue();
      assertThat(Files.readString(log)).doesNotContain("could not be primed");
      assertThat(
              deployed
                  .host
                  .dynamo()
                  .scan(s -> s.tableName(deployed.host.tableName("TrafficTable")))
                  .count())
          .isZero();
    }
  }
}
