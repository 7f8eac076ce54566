package dev.opsledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WorkQueue.Properties.Unheard | WorkQueue.Properties.Unheard is not supported by the local host.",
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
        .isInstanceOf(StartFailure.class)
        .hasMessage(sentence);
  }

  @Test
  void badSettingsAreToldOnceEach() {
    assertThatThrownBy(() -> Hosts.inMemory().variables(Map.of("GREETING", "bad")).start())
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure ->
                assertThat(failure.sentences())
                    .containsExactly("GREETING is bad: say hello.", "And another thing."));
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Hosts.inMemory().port(taken.getLocalPort()).start())
          .isInstanceOf(StartFailure.class)
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
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("Another process uses the data folder " + folder);
    }
  }

  @Test
  void settingsOfTheFileMayHaveManyLines() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        """
        # a comment
        PLAIN=value
        KEY="-----BEGIN KEY-----
        abc=
        -----END KEY-----"
        """);
    Map<String, String> settings = Settings.read(folder);
    assertThat(settings)
        .containsEntry("PLAIN", "value")
        .containsEntry("KEY", "-----BEGIN KEY-----\nabc=\n-----END KEY-----");
  }
}
