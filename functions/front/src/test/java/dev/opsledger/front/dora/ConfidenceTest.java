package dev.opsledger.front.dora;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final Release RELEASE = new Release(1, Optional.of("abc"), at(3));
  private static final Map<String, Commit> COMMITS = Map.of("abc", new Commit(7, at(2)));

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
    return new DoraResult(
        Environment.PRODUCTION,
        Figures.of(PERIOD, releases, commits, outages, rules),
        Set.of("S"),
        Optional.of(knownUntil),
        missing,
        Optional.empty(),
        Optional.empty());
  }

  private static Outage outage(Optional<Instant> restoredAt) {
    return new Outage("Q1", "S", at(3).plusSeconds(60), restoredAt);
  }

  @Test
  void allWhenEverythingIsKnown() {
    var outage = outage(Optional.of(at(4)));
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(outage), at(10), NOTHING);
    for (Confidence each :
        List.of(
            Confidence.inFrequency(result),
            Confidence.inLeadTime(result),
            Confidence.inFailureRate(result),
            Confidence.inTimeToRestore(result))) {
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
  void noneWithoutServices() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    var result =
        new DoraResult(
            known.environment(),
            known.figures(),
            Set.of(),
            known.knownUntil(),
            NOTHING,
            Optional.empty(),
            Optional.empty());
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("none");
    assertThat(Confidence.inTimeToRestore(result).reason().orElseThrow()).contains("DORA_SERVICES");
  }

  @Test
  void someWhenFactsWereNeverReceived() {
    var outage = outage(Optional.of(at(4)));
    var missing = new Missing(2, 0, Optional.empty());
    DoraResult result = result(List.of(RELEASE), COMMITS, List.of(outage), at(10), missing);
    assertThat(Confidence.inFrequency(result).level()).isEqualTo("some");
    assertThat(Confidence.inFrequency(result).reason().orElseThrow()).startsWith("2 ");
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("some");
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("some");
    assertThat(Confidence.inTimeToRestore(result).level()).isEqualTo("some");
  }

  @Test
  void someWhileARepositoryCannotBeRead() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    var result =
        new DoraResult(
            known.environment(),
            known.figures(),
            known.services(),
            known.knownUntil(),
            NOTHING,
            Optional.of("acme/web may not be read"),
            Optional.empty());
    assertThat(Confidence.inFrequency(result))
        .isEqualTo(new Confidence("some", Optional.of("acme/web may not be read")));
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("some");
    assertThat(Confidence.inFailureRate(result).level()).isEqualTo("some");
  }

  @Test
  void someWhileRunsAreMissing() {
    DoraResult known = result(List.of(RELEASE), COMMITS, List.of(), at(10), NOTHING);
    var result =
        new DoraResult(
            known.environment(),
            known.figures(),
            known.services(),
            known.knownUntil(),
            NOTHING,
            Optional.empty(),
            Optional.of("runs of acme/web are incomplete"));
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
    var other = new Release(2, Optional.empty(), at(5));
    var open = outage(Optional.empty());
    var closed = new Outage("Q2", "S", at(5).plusSeconds(60), Optional.of(at(6)));
    DoraResult result =
        result(List.of(RELEASE, other), COMMITS, List.of(open, closed), at(4), NOTHING);
    assertThat(Confidence.inLeadTime(result).level()).isEqualTo("some");
    assertThat(Confidence.inFailureRate(result).reason().orElseThrow()).contains("1 of 2");
    assertThat(Confidence.inTimeToRestore(result).reason().orElseThrow()).contains("1 of 2");
  }
}
