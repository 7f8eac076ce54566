package dev.opsledger.recount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.DocumentedCommand;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented command, beside a host that runs on the same data folder. */
class RecountCommandTest {
  private static final String PK = "SERVICES#0";

  @TempDir private Path folder;

  @Test
  void itAsksTheRunningHostAndPrintsWhatDiffered() throws Exception {
    try (LocalHost host = start()) {
      var table = new Table(host.dynamo(), host.tableName("OncallTable"));
      table.put(Row.of(PK, "S1").with("n:resolved", 3L).with("revision", 1L));
      assertThat(run(Map.of("recount", "oncall", "repair", "false", "since", "2026-10-01")))
          .containsPattern(
              "Recounting oncall: /refresh-data/[0-9a-f-]{36} shows the progress, too.")
          .contains("  oncall SERVICES#0 S1: n:resolved was 3, is 0")
          .contains("Figures that differ: 1. Nothing was written");
      assertThat(table.getStrictly(PK, "S1").orElseThrow().number("n:resolved")).isEqualTo(3);
      assertThat(run(Map.of("recount", "oncall, ci", "since", "2026-11-01")))
          .contains("Recounting ci, oncall")
          .contains("Figures that differed: 1. They are corrected, and all rows were told again.");
      assertThat(table.getStrictly(PK, "S1").orElseThrow().number("n:resolved")).isZero();
      assertThat(run(Map.of("recount", "oncall"))).contains("Nothing differed");
    }
  }

  @Test
  void whatItCannotDoIsSaid() throws Exception {
    assertThat(run(Map.of("recount", "weather")))
        .contains("Name the sources to recount, of ci, deployments and oncall");
    assertThat(run(Map.of("recount", "ci", "since", "yesterday")))
        .contains("since is \"yesterday\": give a day such as 2026-11-22.");
    assertThat(run(Map.of("recount", "ci"))).contains("Nothing runs on ");
  }

  private LocalHost start() {
    return LocalHost.builder()
        .template(Checkout.file("template.yaml"))
        .variables(Map.of())
        .data(folder.resolve("data"))
        .port(0)
        .schedules(false)
        .start();
  }

  /** What the command prints, and what it says on its error channel. */
  private String run(Map<String, String> properties) throws IOException, InterruptedException {
    Path errors = folder.resolve("stderr.log");
    Files.deleteIfExists(errors);
    Process command =
        DocumentedCommand.in(
                folder,
                properties,
                Map.of(
                    "OPSLEDGER_DATA",
                    folder.resolve("data").toString(),
                    "OPSLEDGER_TEMPLATE",
                    Checkout.file("template.yaml").toString()))
            .start();
    String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    command.waitFor();
    return printed + Files.readString(errors);
  }
}
