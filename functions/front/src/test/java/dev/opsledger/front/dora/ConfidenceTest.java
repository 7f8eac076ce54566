package dev.opsledger.front.dora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.front.dora.DoraResult.Courses;
import dev.opsledger.front.dora.DoraResult.Gaps;
import dev.opsledger.front.dora.DoraResult.Reasons;
import dev.opsledger.front.dora.DoraResult.Scope;
import dev.opsledger.front.dora.SourceCounts.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far each figure can be trusted. */
class ConfidenceTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Period PERIOD = new Period(START, START.plus(Duration.ofDays(10)));
  private static final Missing NOTHING = new Missing(0, 0, Optional.empty());
  private static final Release RELEASE = History.release(1, Optional.of("abc"), at(3));
  private static final Map<String, Commit> COMMITS =
      Map.of("abc", new Commit(7, at(2), Optional.empty()));

  private static Instant at(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private static DoraResult result(
      List<Release> releases,
      Map<String, Commit> commits,
      List<Outage> outages,
      Instant knownUntil,
      Missing missing) {
    var rules = new Rules(Duration.ofHours(1), Set.of(), knownUntil);
    var gaps = new Gaps(Set.of(), Optional.of(knownUntil), missing, Reasons.NONE);
    return new DoraResult(
        new Scope(Optional.empty(), List.of(1L)),
        Environment.PRODUCTION,
        new ReleaseHistory(releases, outages, rules).figures(PERIOD, commits),
        new Courses(List.of(), Optional.empty()),
        Set.of("S"),
        gaps);
  }

  private static DoraResult with(DoraResult known, Set<String> services, Gaps gaps) {
    return new DoraResult(
        known.scope(), known.environment(), known.figures(), known.courses(), services, gaps);
  }

  private static List<Confidence> confidences(DoraResult result) {
    return List.of(
        Confidence.inFrequency(result),
        Confidence.inLeadTime(result),
        Confidence.inFailureRate(result),
        Confidence.inTimeToRestore(result),
        Confidence.inRecovery(result),
        Confidence.inRework(result),
        Confidence.inRollbacks(result));
  }

  private static Outage outage(Optional<Instant> restoredAt) {
    return new Outage("Q1", "S", at(3).plusSeconds(60), restoredAt);
  }

  @Test
  void allWhenEverythingIsKnown() {
    var outage = outage(Optional.of(at(4)));
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(outage), at(10), NOTHING);
    for (Confidence each : confidences(result)) {
      assertThat(each).isEqualTo(new Confidence("all", Optional.empty()));
    }
  }

  @Test
  void noneWithoutDeployments() {
    DoraResult result = result(List.of(), Map.of(), List.of(), at(10), NOTHING);
    assertThat(Confidence.inFrequency(result).level()).isEqualTo("all");
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("none");
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("none");
    assertThat(Confidence.inTimeToRestore(result).level()).isEqualTo("none");
  }

  @Test
  void noneWithoutServicesAndRollbacksAreOnlySome() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    var gaps = new Gaps(Set.of(1L), Optional.of(at(10)), NOTHING, Reasons.NONE);
    DoraResult result = with(known, Set.of(), gaps);
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("none");
    assertThat(Confidence.inTimeToRestore(result).reason().orElseThrow()).contains("DORA_SERVICES");
    assertThat(Confidence.inRecovery(result).level()).isEqualTo("none");
    assertThat(Confidence.inRework(result).level()).isEqualTo("some");
    assertThat(Confidence.inFrequency(result).level()).isEqualTo("all");
  }

  @Test
  void someWhenOneProjectOfATeamHasNoServices() {
    var outage = outage(Optional.of(at(4)));
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(outage), at(10), NOTHING);
    var gaps = new Gaps(Set.of(2L), Optional.of(at(10)), NOTHING, Reasons.NONE);
    DoraResult result = with(known, Set.of("S"), gaps);
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("some");
    assertThat(Confidence.inTimeToRestore(result).reason().orElseThrow()).contains("project 2");
    assertThat(Confidence.inRecovery(result).level()).isEqualTo("some");
  }

  @Test
  void someWhileAWindowIsOpenThoughAllKnownIncidentsAreResolved() {
    var outage = outage(Optional.of(at(3).plusSeconds(90)));
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(outage), Instant.EPOCH, NOTHING);
    assertThat(Confidence.inTimeToRestore(result).level()).isEqualTo("some");
    assertThat(Confidence.inRecovery(result).level()).isEqualTo("some");
    assertThat(Confidence.inRework(result).reason().orElseThrow()).contains("are known until");
  }

  @Test
  void aSentenceHasMomentsInWholeSeconds() {
    Instant until = at(3).plusMillis(1_234);
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(), until, NOTHING);
    assertThat(Confidence.inFailureRate(result).reason())
        .contains(
            "the failure window of 1 of 1 deployments is not over: incidents are known until"
                + " 2026-11-04T00:00:01Z");
  }

  @Test
  void someWhileAnUnknownCommitMayHideARollback() {
    var unknown = History.release(2, Optional.empty(), at(5));
    DoraResult result = result(List.of(RELEASE, unknown), COMMITS, List.of(), at(10), NOTHING);
    assertThat(Confidence.inRollbacks(result).reason())
        .contains("an unknown commit hides whether 1 of 2 deployments is a rollback");
    var other = History.release(3, Optional.empty(), at(6));
    DoraResult more = result(List.of(RELEASE, unknown, other), COMMITS, List.of(), at(10), NOTHING);
    assertThat(Confidence.inRollbacks(more).reason())
        .contains("unknown commits hide whether 2 of 3 deployments are rollbacks");
    assertThat(Confidence.inRework(result).level()).isEqualTo("some");
  }

  @Test
  void someWhenFactsWereNeverReceived() {
    var outage = outage(Optional.of(at(4)));
    var missing = new Missing(2, 0, Optional.empty());
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(outage), at(10), missing);
    assertThat(Confidence.inFrequency(result).reason().orElseThrow()).startsWith("2 ");
    assertThat(confidences(result)).extracting(Confidence::level).containsOnly("some");
  }

  @Test
  void someWhileARepositoryCannotBeRead() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    DoraResult result =
        with(
            known,
            Set.of("S"),
            new Gaps(
                Set.of(),
                Optional.of(at(10)),
                NOTHING,
                new Reasons(
                    Optional.of("acme/web may not be read"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(Confidence.inFrequency(result))
        .isEqualTo(new Confidence("some", Optional.of("acme/web may not be read")));
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("some");
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("some");
  }

  @Test
  void someWhileRunsAreMissing() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    DoraResult result =
        with(
            known,
            Set.of("S"),
            new Gaps(
                Set.of(),
                Optional.of(at(10)),
                NOTHING,
                new Reasons(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("runs of acme/web are incomplete"),
                    Optional.empty())));
    assertThat(Confidence.inLeadTime(result))
        .isEqualTo(new Confidence("some", Optional.of("runs of acme/web are incomplete")));
    assertThat(Confidence.inFrequency(result).level()).isEqualTo("all");
  }

  @Test
  void someSinceCountsBegan() {
    var missing = new Missing(0, 0, Optional.of(LocalDate.of(2026, 11, 5)));
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(), at(10), missing);
    assertThat(Confidence.inFrequency(result).reason().orElseThrow()).contains("2026-11-05");
  }

  @Test
  void someWhileCommitsWindowsOrIncidentsAreOpen() {
    var other = History.release(2, Optional.empty(), at(5));
    var open = outage(Optional.empty());
    var closed = new Outage("Q2", "S", at(5).plusSeconds(60), Optional.of(at(6)));
    DoraResult result =
        result(List.of(RELEASE, other), COMMITS, List.of(open, closed), at(4), NOTHING);
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("some");
    assertThat(Confidence.inFailureRate(result).reason().orElseThrow()).contains("1 of 2");
    assertThat(Confidence.inTimeToRestore(result).reason().orElseThrow()).contains("1 of 2");
  }
}
