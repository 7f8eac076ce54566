package dev.opsledger.front.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.StoredFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over incidents, some of whose costs are unknown. */
class OncallCostTest {
  /** An incident such as {@code resolved 2 60}; a question mark is unknown. */
  private static StoredFact incident(String text) {
    String[] parts = text.strip().split(" ", -1);
    return new StoredFact(
        "I" + text.hashCode(),
        Instant.EPOCH,
        Json.object(
            "status", parts[0],
            "interruptions", number(parts[1]),
            "engagedSeconds", number(parts[2])));
  }

  private static Optional<Long> number(String text) {
    return Optional.of(text).filter(known -> !known.equals("?")).map(Long::valueOf);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "none | - | - | 0 0 0 | -",
        "all known | resolved 2 60, resolved 0 0 | - | 2 2 60 | -",
        "one open | resolved 2 60, acknowledged 1 ? | - | 2 3 ? | an incident is open",
        "one unknown | resolved 2 60, resolved ? ? | - | 2 ? ? | of 1 of 2 incidents",
        "an open one of which nothing is known | triggered ? ? | - | 1 ? ? | of 1 of 1 incidents",
        "resolved, engaged unknown | resolved 1 ? | - | 1 1 ? | of 1 of 1 incidents",
        "none, but some may be missing | - | no service belongs to it | 0 ? ? | no service",
        "known, but some may be missing | resolved 2 60 | too many | 1 ? ? | too many",
      })
  void aSumOverSomethingUnknownIsUnknown(
      String what, String incidents, String gap, String expected, String why) {
    List<StoredFact> facts =
        incidents == null
            ? List.of()
            : Stream.of(incidents.split(",")).map(OncallCostTest::incident).toList();
    OncallCost cost = OncallCost.of(facts, Optional.ofNullable(gap));
    String shown =
        "%d %s %s"
            .formatted(
                cost.incidents(),
                cost.interruptions().map(String::valueOf).orElse("?"),
                cost.engagedSeconds().map(String::valueOf).orElse("?"));
    assertThat(shown).as(what).isEqualTo(expected);
    if (why == null) {
      assertThat(cost.why()).as(what).isEmpty();
    } else {
      assertThat(cost.why().orElse("")).as(what).contains(why);
    }
  }
}
