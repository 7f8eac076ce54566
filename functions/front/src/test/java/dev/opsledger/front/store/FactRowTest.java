package dev.opsledger.front.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Facts as rows. */
class FactRowTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Fact FACT =
      new Fact("oncall", "incident", "Q1", "3", AT, Json.object("status", "triggered"));

  @Test
  void keepsContributionsWithoutTheirLabels() {
    var contribution =
        new Contribution(
            FrontKeys.service("S"), Map.of("triggered", 1L), Map.of("service", "Shop"));
    Row row = FactRow.of(FACT, Projection.of(List.of(contribution)));
    assertThat(row.get("shares")).isEqualTo("[[\"SERVICES\",\"S\",{\"triggered\":1}]]");
    assertThat(FactRow.contributions(row))
        .containsExactly(Contribution.of(FrontKeys.service("S"), Map.of("triggered", 1L)));
    assertThat(FactRow.version(row)).isEqualTo("3");
    assertThat(StoredFact.of(row)).isEqualTo(new StoredFact("Q1", AT, FACT.payload()));
    assertThat(row.attributes().keySet())
        .doesNotContain("listedIn", "commitSha", "rankedIn", "rank", "expires");
  }

  @Test
  void readsWhatTheFormerVersionWrote() {
    Row row =
        FactRow.of(FACT, Projection.NOTHING)
            .with("shares", "[{\"pk\":\"SERVICES\",\"sk\":\"S\",\"numbers\":{\"triggered\":1}}]");
    assertThat(FactRow.contributions(row))
        .containsExactly(Contribution.of(FrontKeys.service("S"), Map.of("triggered", 1L)));
  }

  @Test
  void standsInTheIndexesOfItsProjection() {
    Row row =
        FactRow.of(
            FACT,
            Projection.NOTHING
                .ofUnit("S")
                .ofCommit(Optional.of("abc"))
                .ranked("ONGOING", 12)
                .keptFor(Duration.ofDays(1)));
    assertThat(row.get("listedIn")).isEqualTo("incident#S#2026-11");
    assertThat(row.get("occurredAt")).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(row.get("commitSha")).isEqualTo("abc");
    assertThat(row.get("rankedIn")).isEqualTo("ONGOING");
    assertThat(row.number("rank")).isEqualTo(12);
    assertThat(row.number("expires")).isEqualTo(AT.plus(Duration.ofDays(1)).getEpochSecond());
  }

  @Test
  void aDeletedThingIsRememberedForSixtyDays() {
    Row row = FactRow.ofGone(Fact.gone("oncall", "incident", "Q1", AT), AT);
    assertThat(FactRow.contributions(row)).isEmpty();
    assertThat(row.number("expires")).isEqualTo(AT.plus(Duration.ofDays(60)).getEpochSecond());
  }
}
