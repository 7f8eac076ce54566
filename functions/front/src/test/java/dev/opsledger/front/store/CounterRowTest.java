package dev.opsledger.front.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.DeploymentCounters;
import dev.opsledger.front.domain.IncidentCounters;
import dev.opsledger.front.domain.RunCounters;
import dev.opsledger.front.domain.ZonedDay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counters, labels and ranks of a row. */
class CounterRowTest {
  private static final ZonedDay DAY = new ZonedDay(ZoneOffset.UTC, LocalDate.of(2026, 11, 22));
  private static final CounterKey WORKFLOW = FrontKeys.workflow(DAY, "id:7", 9);

  private static CounterRow row(CounterKey key, Map<String, Long> numbers) {
    CounterRow row = CounterRow.fresh(key);
    row.add(Contribution.of(key, numbers));
    return row;
  }

  private static String rank(CounterRow row) {
    AttributeValue rank = row.row().attributes().get("rank");
    return rank == null ? "none" : rank.n();
  }

  @Test
  void takingBackWhatWasAddedLeavesNothing() {
    var contribution = Contribution.of(WORKFLOW, Map.of(RunCounters.TOTAL, 1L, "seconds", 60L));
    CounterRow row = CounterRow.fresh(WORKFLOW);
    assertThat(row.isChanged()).isFalse();
    row.add(contribution);
    row.subtract(contribution);
    assertThat(row.isChanged()).isTrue();
    assertThat(row.row().attributes().keySet())
        .containsExactlyInAnyOrder("pk", "sk", "revision", "expires");
  }

  @Test
  void labelsOfTheNewestContributorWinInEitherOrder() {
    for (List<String> order : List.of(List.of("1", "2"), List.of("2", "1"))) {
      CounterRow row = CounterRow.fresh(WORKFLOW);
      order.forEach(age -> row.label(Map.of("workflow", "Build " + age), age));
      assertThat(row.label("workflow")).isEqualTo("Build 2");
    }
    assertThat(CounterRow.fresh(WORKFLOW).label("workflow")).isEqualTo("9");
  }

  @Test
  void readsWhatWasWritten() {
    CounterRow written = row(WORKFLOW, Map.of(RunCounters.TOTAL, 3L));
    written.label(Map.of("workflow", "Build"), "1");
    CounterRow read = CounterRow.of(written.row());
    assertThat(read.key()).isEqualTo(WORKFLOW);
    assertThat(read.get(RunCounters.TOTAL)).isEqualTo(3);
    assertThat(read.label("workflow")).isEqualTo("Build");
    assertThat(read.isChanged()).isFalse();
    assertThat(written.condition()).isEqualTo("attribute_not_exists(pk)");
    assertThat(written.conditionValues()).isEmpty();
    assertThat(read.condition()).isEqualTo("revision = :revision");
    assertThat(read.conditionValues()).containsEntry(":revision", AttributeValue.fromN("1"));
  }

  @Test
  void failuresRankFirst() {
    assertThat(rank(row(FrontKeys.organization(DAY, "a"), Map.of("failed", 2L, "total", 5L))))
        .isEqualTo("2000000005");
    assertThat(rank(row(WORKFLOW, Map.of(RunCounters.FLAKY, 1L, "failed", 4L))))
        .isEqualTo("1000000004");
    assertThat(rank(row(WORKFLOW, Map.of("failed", 4L)))).isEqualTo("none");
    assertThat(
            rank(
                row(
                    FrontKeys.project(DAY, 1),
                    Map.of(DeploymentCounters.DONE, 2L, DeploymentCounters.CANCELLED, 3L))))
        .isEqualTo("5");
    assertThat(rank(row(FrontKeys.service("S"), Map.of(IncidentCounters.TRIGGERED, 1L))))
        .isEqualTo("1000000000");
    assertThat(rank(row(FrontKeys.visited(DAY.date(), "r"), Map.of("views", 8L)))).isEqualTo("8");
    assertThat(rank(row(FrontKeys.totals(DAY), Map.of("runs.total", 8L)))).isEqualTo("none");
  }

  @Test
  void workflowsRankByTheirAverageDuration() {
    var attributes =
        row(WORKFLOW, Map.of(RunCounters.TIMED, 2L, RunCounters.SECONDS, 90L)).row().attributes();
    assertThat(attributes.get("slowIn").s()).isEqualTo(WORKFLOW.pk());
    assertThat(attributes.get("slowness").n()).isEqualTo("45");
  }
}
