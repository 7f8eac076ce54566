package dev.opsledger.gists.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistEventMapperTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private final GistEventMapper mapper =
      new GistEventMapper(new PublisherSettings("facts", "activity", "failures"));

  private static Row gist(String deal, long attempts, Long dealId) {
    return Row.of("GIST#1a", "GIST")
        .with("user", "ada")
        .with("url", "https://gist.github.com/1a")
        .with("createdAt", AT.minus(Duration.ofHours(1)))
        .with("deal", deal)
        .with("attempts", attempts == 0 ? null : attempts)
        .with("dealId", dealId);
  }

  private List<OutboundMessage> change(String sequence, Row before, Row after) {
    return mapper.of(
        new RowChange(
            "GIST#1a",
            "GIST",
            Optional.ofNullable(before),
            Optional.ofNullable(after),
            sequence,
            AT));
  }

  private static Fact fact(List<OutboundMessage> messages) throws Exception {
    assertThat(messages.getFirst().queueUrl()).isEqualTo("facts");
    return Fact.readAll(messages.getFirst().body()).getFirst();
  }

  /** A restored table's stream counts from the beginning again. */
  @ParameterizedTest
  @CsvSource({
    "waiting,0,, posting,1,",
    "posting,1,, waiting,2,",
    "posting,1,, refused,2,",
    "refused,1,, noting,2,7",
    "waiting,3,, noting,3,7",
    "noting,1,7, done,2,7"
  })
  void aLaterStateSortsAfterAnEarlierOneWhateverTheStreamCounts(
      String was, long before, Long formerDeal, String is, long after, Long deal) throws Exception {
    var earlier = fact(change("9".repeat(40), null, gist(was, before, formerDeal)));
    var later = fact(change("0".repeat(40), gist(was, before, formerDeal), gist(is, after, deal)));
    assertThat(later.version()).isGreaterThan(earlier.version());
  }

  /** Their domain version was a single digit. */
  @ParameterizedTest
  @CsvSource({"v0#, 1, ", "v1#, 1, 7"})
  void itSortsAfterTheVersionsOfAFormerRelease(String former, long attempts, Long deal)
      throws Exception {
    var now = fact(change("0".repeat(40), null, gist("waiting", attempts, deal)));
    assertThat(now.version()).isGreaterThan(former + "9".repeat(40));
    assertThat(now.version().startsWith("v1")).isEqualTo(deal != null);
  }

  @Test
  void aNewGistAndItsDealAreNewsOnce() {
    assertThat(change("1", null, gist("waiting", 0, null)))
        .extracting(OutboundMessage::queueUrl)
        .containsExactly("facts", "activity");
    assertThat(change("2", gist("posting", 1, null), gist("noting", 1, 7L)))
        .extracting(OutboundMessage::queueUrl)
        .containsExactly("facts", "activity");
    assertThat(change("3", gist("noting", 1, 7L), gist("done", 1, 7L)))
        .extracting(OutboundMessage::queueUrl)
        .containsExactly("facts");
  }

  @Test
  void whatChangesNeitherDealNorStateIsNotPublished() {
    assertThat(change("1", gist("waiting", 1, null), gist("waiting", 2, null))).isEmpty();
    assertThat(change("2", gist("waiting", 1, null), null)).isEmpty();
    var log =
        new RowChange("LOG#0", "1", Optional.empty(), Optional.of(Row.of("LOG#0", "1")), "1", AT);
    assertThat(mapper.of(log)).isEmpty();
  }
}
