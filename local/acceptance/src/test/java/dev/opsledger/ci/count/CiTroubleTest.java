package dev.opsledger.ci.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is broken is seen, and the longest broken first, however much else is flaky. */
class CiTroubleTest extends MetricsScene {
  private static final int SHOWN = 17;
  private static final int MANY = SHOWN + 2;

  private Repository repository;

  @BeforeEach
  void findRepository() {
    repository = WORLD.repository(org, "rocket").orElseThrow();
  }

  @Test
  void theFlakyWorkflowsOfOneOrganizationDoNotHideTheBrokenOnesOfAnother() {
    String other = org + "-too";
    var installed = WORLD.install(other);
    for (int i = 0; i < MANY; i++) {
      var flaky = WORLD.addWorkflow(repository, "Flaky " + i);
      run(flaky, "success", "f" + i);
      run(flaky, "failure", "f" + i);
      run(flaky, "success", "g" + i);
    }
    run(WORLD.addWorkflow(WORLD.addRepository(installed, "pad"), "Late"), "failure", "h1");
    CLOCK.advance(Duration.ofMinutes(10));
    run(WORLD.addWorkflow(repository, "Zulu"), "failure", "h2");
    ci.sync();
    assertThat(names(rows("/ci", "broken"))).containsExactly("Late (pad)", "Zulu (rocket)");
    assertThat(names(rows("/ci/" + org, "broken"))).containsExactly("Zulu (rocket)");
    assertThat(html("/ci")).contains("All that are broken are shown, more are flaky;");
    WORLD.uninstall(installed);
  }

  @Test
  void ofManyBrokenWorkflowsTheLongestBrokenAreShown() {
    List<String> expected = new ArrayList<>();
    for (int i = MANY; i > 0; i--) {
      run(WORLD.addWorkflow(repository, "Broken " + i), "failure", "b" + i);
      CLOCK.advance(Duration.ofMinutes(1));
      expected.add("Broken %d (rocket)".formatted(i));
    }
    ci.sync();
    assertThat(names(rows("/ci/" + org, "broken"))).isEqualTo(expected.subList(0, SHOWN));
    assertThat(html("/ci/" + org)).contains("More may be broken, some of them for longer;");
  }

  @Test
  void aWorkflowStandsInTheListOnceUntilItPasses() {
    var wavering = WORLD.addWorkflow(repository, "Wavering");
    run(wavering, "failure", "w1");
    run(wavering, "failure", "w2");
    ci.sync();
    assertThat(names(rows("/ci/" + org, "broken"))).containsExactly("Wavering (rocket)");
    run(wavering, "success", "w3");
    run(wavering, "failure", "w4");
    ci.sync();
    assertThat(names(rows("/ci/" + org, "broken"))).containsExactly("Wavering (rocket)");
    run(wavering, "success", "w5");
    ci.sync();
    assertThat(listed()).isEmpty();
  }

  @Test
  void aRowThatWasListedUnderItsOwnKeyMovesOn() {
    var old = WORLD.addWorkflow(repository, "Old");
    run(old, "failure", "o1");
    ci.sync();
    var table = new Table(ci.host.dynamo(), ci.ciTable());
    Row listed = listed().getFirst();
    String sk = listed.sk().substring(listed.sk().indexOf('#') + 1);
    Row own =
        table.get("WORKFLOWS#" + listed.pk().substring("ATTENTION#".length()), sk).orElseThrow();
    table.delete(listed.pk(), listed.sk());
    var former = new HashMap<>(own.attributes());
    former.remove("listed");
    table.put(new Row(former));
    var moved = new HashMap<>(listed.attributes());
    moved.put("sk", Row.text(sk));
    table.put(new Row(moved));
    assertThat(names(rows("/ci/" + org, "broken"))).containsExactly("Old (rocket)");
    run(old, "failure", "o2");
    ci.sync();
    assertThat(listed()).extracting(Row::sk).containsExactly(listed.sk());
  }

  private List<Row> listed() {
    String owner = "id:" + WORLD.account(org).orElseThrow().id();
    var rows = new ArrayList<Row>();
    new Table(ci.host.dynamo(), ci.ciTable()).partition("ATTENTION#" + owner).forEach(rows::add);
    return rows;
  }

  private static List<String> names(JsonNode rows) {
    var names = new ArrayList<String>();
    rows.forEach(row -> names.add(row.path("workflow").asText()));
    return names;
  }

  private static void run(Workflow workflow, String conclusion, String sha) {
    Instant at = CLOCK.instant();
    WORLD.addRun(workflow, RunDraft.at(at).completed(conclusion).branch("main").sha(sha));
    CLOCK.advance(Duration.ofSeconds(1));
  }
}
