package dev.opsledger.traffic.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.Counts;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses mean that there were no visitors, and which are malformed. */
class TrafficParserTest {
  @Test
  void anEmptyListMeansNoVisitors() throws Exception {
    assertThat(TrafficParser.days(Json.parse("{\"count\":0,\"uniques\":0,\"views\":[]}"), "views"))
        .isEmpty();
  }

  @Test
  void unknownFieldsAreIgnored() throws Exception {
    var json =
        "{\"new\":1,\"views\":[{\"timestamp\":\"2026-11-21T00:00:00Z\",\"count\":4,\"uniques\":2,"
            + "\"bots\":1}]}";
    assertThat(TrafficParser.days(Json.parse(json), "views"))
        .containsExactly(Map.entry(LocalDate.of(2026, 11, 21), new Counts(4, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"down\"",
        "{\"message\":\"Server Error\"}",
        "{\"success\":false}",
        "{\"views\":null}",
        "{\"views\":{}}",
        "{\"views\":[7]}",
        "{\"views\":[{\"count\":1,\"uniques\":1}]}",
        "{\"views\":[{\"timestamp\":\"yesterday\",\"count\":1,\"uniques\":1}]}",
        "{\"views\":[{\"timestamp\":\"2026-11-21T00:00:00Z\",\"uniques\":1}]}",
        "{\"views\":[{\"timestamp\":\"2026-11-21T00:00:00Z\",\"count\":\"4\",\"uniques\":1}]}",
        "{\"views\":[{\"timestamp\":\"2026-11-21T00:00:00Z\",\"count\":-1,\"uniques\":1}]}"
      })
  void aMalformedResponseIsNotTakenForNoVisitors(String body) {
    assertThatThrownBy(() -> TrafficParser.days(Json.parse(body), "views"))
        .isInstanceOf(VendorUnavailableException.class)
        .hasMessageContaining("malformed");
  }
}
