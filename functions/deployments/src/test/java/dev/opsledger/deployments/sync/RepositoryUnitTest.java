package dev.opsledger.deployments.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.config.RepositoryProjects.Mapping;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Units of a repository survive the queue, and share one state in the ledger. */
class RepositoryUnitTest {
  private static final RepositoryUnit UNIT = RepositoryUnit.of(new Mapping(7, "acme/web"));

  private static RepositoryUnit again(RepositoryUnit unit) throws MalformedJsonException {
    return RepositoryUnit.parse(Json.parse(Json.text(unit.draft().body())));
  }

  @Test
  void eachKindReadsAsItWasWritten() throws MalformedJsonException {
    assertThat(again(UNIT)).isEqualTo(UNIT);
    var position =
        ListPosition.start(URI.create("https://api.example/x?page=3"), Optional.of("e"), true, true)
            .after(Optional.empty(), false, Optional.of(Instant.EPOCH))
            .after(Optional.empty(), true, Optional.of(Instant.EPOCH));
    assertThat(position.first()).isFalse();
    assertThat(position.rest()).isTrue();
    assertThat(position.open()).contains(Instant.EPOCH);
    assertThat(again(UNIT.from(position))).isEqualTo(UNIT.from(position));
    var reading = UNIT.reading(List.of(Json.object("id", 42)));
    assertThat(again(reading).deployments()).hasSize(1);
  }

  @Test
  void theirIdsBeginAlike() {
    var position =
        ListPosition.start(URI.create("https://api.example/"), Optional.empty(), false, true);
    assertThat(UNIT.draft().key()).isEqualTo("7/acme/web");
    assertThat(UNIT.from(position).draft().key()).startsWith("7/acme/web:");
    assertThat(UNIT.reading(List.of(Json.object("id", 42))).draft().key())
        .isEqualTo("7/acme/web:of 42");
  }
}
