package dev.opsledger.gists.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.gists.domain.DealState;
import dev.opsledger.gists.domain.Gist;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistsKeysTest {
  @ParameterizedTest
  @CsvSource({
    "1, LOG#0, false",
    "999, LOG#0, true",
    "1000, LOG#1, false",
    "1999, LOG#1, true",
    "123456789, LOG#123456, false"
  })
  void aBucketOfTheLogHasAThousandPlaces(long place, String bucket, boolean last) {
    assertThat(GistsKeys.logBucket(place)).isEqualTo(bucket);
    assertThat(GistsKeys.isLastOfBucket(place)).isEqualTo(last);
    Row entry = Row.of(GistsKeys.logBucket(place), GistsKeys.logPlace(place));
    assertThat(GistsKeys.place(entry)).isEqualTo(place);
    assertThat(GistsKeys.logPlace(place)).isLessThan(GistsKeys.logPlace(place + 1));
  }

  @Test
  void namesAreKeysInAnyLetterCase() {
    assertThat(GistsKeys.user("AntoMer")).isEqualTo("antomer");
    assertThat(GistsKeys.organization("AntoMer")).isEqualTo("ORGANIZATION#antomer");
  }

  @Test
  void openDealsSpreadOverAllShards() {
    assertThat(IntStream.range(0, 200).mapToObj(i -> GistsKeys.shard("gist" + i)).distinct())
        .containsExactlyInAnyOrderElementsOf(GistsKeys.SHARDS);
    assertThat(GistsKeys.SHARDS).doesNotContain(GistsKeys.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"Ada, ada, ", "ada, countess, countess"})
  void aNewGistWaitsForItsDeal(String user, String account, String stored) {
    var file = new Gist.File("a\"b", Optional.empty(), 7);
    var gist =
        new Gist(
            "1a", user, account, Optional.of("d"), "https://x", Optional.empty(), List.of(file));
    Row row = DealRows.of(gist, 42, Instant.ofEpochMilli(1_000));
    assertThat(row.find("account")).isEqualTo(Optional.ofNullable(stored));
    var deal = DealRows.deal(row);
    assertThat(deal.gist()).isEqualTo("1a");
    assertThat(deal.account()).isEqualTo(stored == null ? user : stored);
    assertThat(deal.state()).isEqualTo(DealState.WAITING);
    assertThat(deal.place()).isEqualTo(42);
    assertThat(deal.files()).containsExactly(file);
    assertThat(deal.id()).isEmpty();
    assertThat(deal.attempts()).isZero();
    assertThat(row.number("dueAt")).isEqualTo(1_000);
    assertThat(row.get("openDeal")).isEqualTo(GistsKeys.shard("1a"));
    assertThat(GistRows.gist(GistRows.of(gist, 42)).dealId()).isEmpty();
  }
}
