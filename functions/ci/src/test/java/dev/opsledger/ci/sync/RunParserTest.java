package dev.opsledger.ci.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What GitHub's events say of a job, and what they do not. */
class RunParserTest {
  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");

  private static Job job(String status, String conclusion, Instant created, Instant started) {
    return RunParser.parseJob(
            Json.object(
                "id",
                99,
                "run_id",
                7,
                "run_attempt",
                2,
                "name",
                "build",
                "labels",
                List.of("self-hosted", "gpu"),
                "status",
                status,
                "conclusion",
                conclusion,
                "created_at",
                created,
                "started_at",
                started,
                "completed_at",
                status.equals("completed") ? started.plusSeconds(60) : null,
                "runner_name",
                status.equals("in_progress") ? "runner-1" : null,
                "runner_group_name",
                ""))
        .orElseThrow();
  }

  private static Job queued() {
    return job("queued", null, CREATED, CREATED);
  }

  @Test
  void aQueuedJobHasNotStartedThoughGitHubGivesATime() {
    assertThat(queued().state().startedAt()).isEmpty();
    assertThat(queued().queued()).isEmpty();
    assertThat(queued().runner().group()).isEmpty();
  }

  @Test
  void theWaitForARunnerIsKnownFromTheStart() {
    Job started = job("in_progress", null, CREATED, CREATED.plusSeconds(40));
    assertThat(started.queued()).contains(Duration.ofSeconds(40));
    assertThat(job("in_progress", null, CREATED, CREATED).queued()).contains(Duration.ZERO);
    Job failed = job("completed", "failure", CREATED, CREATED.plusSeconds(40));
    assertThat(failed.queued()).contains(Duration.ofSeconds(40));
  }

  @Test
  void aJobThatMayNeverHaveStartedHasNoWaitUnlessItWasSeenInProgress() {
    for (String how : List.of("skipped", "cancelled")) {
      Job ended = job("completed", how, CREATED, CREATED.minusSeconds(1));
      assertThat(ended.queued()).as(how).isEmpty();
      Job started = job("in_progress", null, CREATED, CREATED.plusSeconds(5));
      assertThat(started.mergedWith(ended).queued()).as(how).contains(Duration.ofSeconds(5));
      assertThat(ended.mergedWith(started).queued()).as(how).contains(Duration.ofSeconds(5));
    }
  }

  @Test
  void withoutATimeOfCreationTheWaitIsNotKnown() {
    assertThat(job("in_progress", null, null, CREATED).queued()).isEmpty();
  }

  @Test
  void clocksThatDifferByAMomentMakeNoNegativeWait() {
    assertThat(job("in_progress", null, CREATED, CREATED.minusSeconds(3)).queued())
        .contains(Duration.ZERO);
    assertThat(job("in_progress", null, CREATED, CREATED.minusSeconds(3_600)).queued()).isEmpty();
  }

  @Test
  void whatLacksAnIdARunOrANameIsNoJob() {
    assertThat(RunParser.parseJob(Json.object("id", 1, "run_id", 2))).isEmpty();
    assertThat(RunParser.parseJob(Json.object("id", 1, "name", "x"))).isEmpty();
    assertThat(RunParser.parseJob(Json.object("run_id", 1, "name", "x"))).isEmpty();
    assertThat(RunParser.parseJob(Json.object("id", 1, "run_id", 2, "name", "x")))
        .hasValueSatisfying(job -> assertThat(job.attempt()).isEqualTo(1));
  }

  /** A hundred tries of a hundred and twenty-five jobs with four events: fifty thousand events. */
  @Property(tries = 100)
  void whateverTheOrderEachJobIsKnownOnceInTheEnd(@ForAll long seed) {
    var random = new Random(seed);
    var events = new ArrayList<Job>();
    var waits = new HashMap<Long, Optional<Duration>>();
    for (long id = 1; id <= 125; id++) {
      int wait = random.nextInt(600);
      boolean begins = random.nextInt(5) > 0;
      String how = begins && random.nextBoolean() ? "failure" : "cancelled";
      boolean lost = random.nextInt(4) == 0;
      Instant start = CREATED.plusSeconds(wait);
      events.add(of(id, queued()));
      events.add(
          of(id, random.nextInt(4) == 0 ? job("waiting", null, CREATED, CREATED) : queued()));
      if (begins && !lost) {
        events.add(of(id, job("in_progress", null, CREATED, start)));
      }
      events.add(of(id, job("completed", how, CREATED, begins ? start : CREATED)));
      boolean known = begins && (!lost || how.equals("failure"));
      waits.put(id, known ? Optional.of(Duration.ofSeconds(wait)) : Optional.empty());
    }
    events.addAll(events.subList(0, random.nextInt(events.size())));
    Collections.shuffle(events, random);
    var jobs = new HashMap<Long, Job>();
    events.forEach(event -> jobs.merge(event.id(), event, Job::mergedWith));

    assertThat(jobs).hasSize(125);
    jobs.forEach(
        (id, job) -> {
          assertThat(job.queued()).as(job.toString()).isEqualTo(waits.get(id));
          assertThat(job.state().status()).isEqualTo("completed");
          assertThat(job.waited())
              .isEqualTo(events.stream().anyMatch(e -> e.id() == id && e.waited()));
        });
  }

  private static Job of(long id, Job job) {
    return new Job(
        id,
        job.run(),
        job.attempt(),
        job.name(),
        job.labels(),
        job.runner(),
        job.state(),
        job.queuedAt(),
        job.begun(),
        job.waited());
  }
}
