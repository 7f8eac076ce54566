package dev.opsledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.opsledger.local.gateway.AllowedHosts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class StartTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WorkQueue.Properties.Unheard | WorkQueue.Properties.Unheard is not supported by the local host.",
        "Api.Properties.Auth.DefaultAuthorizer | Api.Properties.Auth.DefaultAuthorizer is not supported by the local host.",
        "Api.Properties.Auth.EnableIamAuthorizer | Api.Properties.Auth must leave access to functions for the local host.",
        "WorkQueue.Type | WorkQueue has the type x, which is not supported by the local host.",
        "Worker.Properties.Layers | Worker.Properties.Layers is not supported by the local host.",
        "Worker.Properties.Events.Work.Properties.FilterCriteria | Worker.Properties.Events.Work.Properties.FilterCriteria is not supported by the local host.",
        "Worker.Properties.Events.Work.Type | Worker.Properties.Events.Work has the type x, which is not supported by the local host.",
        "Worker.Properties.Timeout | Worker.Properties.Timeout is \"x\", which is not a whole number.",
        "Planner.Properties.Events.Hourly.Properties.Schedule | The schedule x is neither rate(…) nor cron(…) as the local host knows them.",
        "Planner.Properties.Events.Refresh.Properties.EventBusName | The rule Refresh is on the event bus x, which the template does not have.",
      })
  void whatTheHostDoesNotSupportIsNamed(String path, String sentence) {
    assertThatThrownBy(() -> Hosts.inMemory().with(path, "x").start())
        .isInstanceOf(StartException.class)
        .hasMessage(sentence);
  }

  @Test
  void badSettingsAreToldOnceEach() {
    assertThatThrownBy(() -> Hosts.inMemory().variables(Map.of("GREETING", "bad")).start())
        .isInstanceOfSatisfying(
            StartException.class,
            failure ->
                assertThat(failure.sentences())
                    .containsExactly("GREETING is bad: say hello.", "And another thing."));
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Hosts.inMemory().port(taken.getLocalPort()).start())
          .isInstanceOf(StartException.class)
          .hasMessage(
              "Port %d is taken: stop what listens there, or set PORT to another one.",
              taken.getLocalPort());
    }
  }

  @Test
  void aDataFolderHasOneHost() {
    try (LocalHost first = Hosts.inMemory().data(folder).start()) {
      assertThat(first.uri().getPort()).isPositive();
      assertThatThrownBy(() -> Hosts.inMemory().data(folder).start())
          .isInstanceOf(StartException.class)
          .hasMessageContaining("Another process uses the data folder " + folder);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ledger.example.com", "ledger.example.com:3000", "*", "a b"})
  void aNameOfTheHostThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> AllowedHosts.of("localhost," + name))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("give host names without ports");
  }

  @Test
  void theDataFolderIsItsOwnersAloneAlsoWhatAFormerVersionLeftOpen() throws Exception {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    Path data = Files.createDirectories(folder.resolve("data"));
    Path others = Files.writeString(data.resolve("notes.txt"), "not the host's");
    for (Path each : List.of(data, Files.createDirectories(data.resolve("dynamodb")))) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (Path each : List.of(others, Files.createFile(data.resolve("lock")))) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-r--r--"));
    }
    try (LocalHost host = Hosts.inMemory().data(data).start()) {
      host.sqs().sendMessage(r -> r.queueUrl(host.queueUrl("WorkQueue")).messageBody("fine"));
      host.awaitIdle(Hosts.SOON);
    }
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        String expected = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(each.equals(others) ? "rw-r--r--" : expected);
      }
    }
  }

  /** DynamoDB Local goes by the machine's clock, not by that of a test in another year. */
  @Test
  void rowsExpireOnlyUnderTheMachinesClock() {
    assertThat(expiry(Hosts.inMemory())).isEqualTo(TimeToLiveStatus.ENABLED);
    Clock another = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    assertThat(expiry(Hosts.inMemory().clock(another))).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  private static TimeToLiveStatus expiry(LocalHostBuilder builder) {
    try (LocalHost host = builder.start()) {
      String table = host.tableName("Items");
      return host.dynamo()
          .describeTimeToLive(r -> r.tableName(table))
          .timeToLiveDescription()
          .timeToLiveStatus();
    }
  }
}
