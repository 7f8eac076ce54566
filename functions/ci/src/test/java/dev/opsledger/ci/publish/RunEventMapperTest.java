package dev.opsledger.ci.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEventMapperTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Row QUEUED = run(1, "queued", null, 0);
  private static final Row BEGUN = run(1, "in_progress", null, 20);
  private static final Row FAILED = run(1, "completed", "failure", 80);

  private final RunEventMapper mapper =
      new RunEventMapper(new PublisherSettings("facts", "activity", "failures"));

  @Test
  void aNewRunIsTold() throws Exception {
    List<OutboundMessage> told = change(null, QUEUED);

    assertThat(told).hasSize(1);
    assertThat(Json.text(fact(told).payload(), "status")).contains("running");
    assertThat(Json.text(fact(told).payload(), "updatedAt")).isEmpty();
  }

  @Test
  void thatItBeganIsNotTold() {
    assertThat(change(QUEUED, BEGUN)).isEmpty();
  }

  @Test
  void howItEndedIsTold() throws Exception {
    List<OutboundMessage> told = change(BEGUN, FAILED);

    assertThat(told).extracting(OutboundMessage::queueUrl).containsExactly("facts", "activity");
    assertThat(Json.text(fact(told).payload(), "conclusion")).contains("failure");
    assertThat(Json.text(fact(told).payload(), "updatedAt"))
        .contains(AT.plusSeconds(80).toString());
  }

  @Test
  void thatGitHubTouchedItAfterItsEndIsNotTold() {
    Row touched =
        run(1, "completed", "failure", 80).with("updatedAt", AT.plusSeconds(900).toEpochMilli());

    assertThat(change(FAILED, touched)).isEmpty();
  }

  @Test
  void anotherAttemptIsTold() {
    assertThat(change(FAILED, run(2, "queued", null, 200))).hasSize(1);
  }

  @Test
  void aRunIsToldAgainWhenItsRowIsTreatedAsNew() {
    assertThat(change(null, FAILED)).hasSize(2);
  }

  @Test
  void whatJobsToldOfARunThatIsNotKnownYetIsNoRun() throws Exception {
    Row jobs = Row.of(CiKeys.runPk(7), CiKeys.RUN).with("jobs", 2L);

    assertThat(change(null, jobs)).isEmpty();
    assertThat(change(jobs, QUEUED)).hasSize(1);
  }

  private List<OutboundMessage> change(Row before, Row after) {
    return mapper.of(
        new RowChange(
            after.pk(), after.sk(), Optional.ofNullable(before), Optional.of(after), "7", AT));
  }

  private static Fact fact(List<OutboundMessage> messages) throws Exception {
    return Fact.readAll(messages.getFirst().body()).getFirst();
  }

  private static Row run(long attempt, String status, String conclusion, long seconds) {
    var latest =
        RunAttempt.seen(
            attempt,
            status,
            Optional.ofNullable(conclusion),
            Optional.of("ada"),
            Optional.of(AT),
            AT.plusSeconds(seconds));
    var origin =
        new Origin(
            Optional.of("push"),
            Optional.of("ada"),
            Optional.of(7L),
            Optional.of("Build"),
            Optional.empty());
    return RunRows.of(
        new WorkflowRun(
            7,
            new Workflow(Optional.of(9L), Optional.of("Build"), Optional.empty()),
            new Repository(5, "rocket", Optional.of(3L), "acme", Optional.of("main")),
            Optional.of("main"),
            Optional.of("593ddcf11650629feb02bdb217966882cff9d916"),
            AT,
            origin,
            latest),
        ZoneOffset.UTC);
  }
}
