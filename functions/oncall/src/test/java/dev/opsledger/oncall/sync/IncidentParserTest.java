package dev.opsledger.oncall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentParserTest {
  @Test
  void whatIsMissingIsToleratedAndOffsetsAreUnderstood() throws MalformedJsonException {
    var incident =
        IncidentParser.listed(
                Json.parse(
                    """
                    {"id":"Q1","status":"parked","created_at":"2026-11-22T10:00:00.7+02:00",
                     "service":null,"new_field":{"a":[1]}}
                    """))
            .orElseThrow();
    assertThat(incident.createdAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(incident.status()).isEqualTo("parked");
    assertThat(incident.title()).isEqualTo("Q1");
    assertThat(incident.service()).isEmpty();
  }

  @Test
  void withoutIdOrCreationThereIsNoIncident() throws MalformedJsonException {
    assertThat(IncidentParser.listed(Json.parse("{\"id\":\"Q1\",\"status\":\"resolved\"}")))
        .isEmpty();
    assertThat(
            IncidentParser.listed(
                Json.parse("{\"status\":\"resolved\",\"created_at\":\"2026-11-22T10:00:00Z\"}")))
        .isEmpty();
  }
}
