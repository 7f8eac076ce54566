package dev.opsledger.gists.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pipedrive lists, and what is no list: what is not found is created. */
class PipedriveListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":null}",
        "{\"data\":{}}",
        "{\"data\":\"none\"}",
        "{\"data\":[{}]}",
        "{\"data\":[{\"id\":\"5\"}]}",
        "{\"data\":[null]}",
        "{\"data\":[],\"additional_data\":{\"next_cursor\":5}}",
        "{\"data\":[],\"additional_data\":{\"next_cursor\":\"\"}}"
      })
  void whatIsNoListIsAnError(String json) throws Exception {
    var response = Json.parse(json);
    assertThatThrownBy(() -> PipedriveList.of(response))
        .isInstanceOf(VendorUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":[]}",
        "{\"data\":{}}",
        "{\"data\":{\"items\":null}}",
        "{\"data\":{\"items\":[{\"id\":5}]}}",
        "{\"data\":{\"items\":[{\"item\":{\"title\":\"x\"}}]}}"
      })
  void whatIsNoSearchResultIsAnError(String json) throws Exception {
    var response = Json.parse(json);
    assertThatThrownBy(() -> PipedriveList.ofSearch(response))
        .isInstanceOf(VendorUnavailableException.class);
  }

  @Test
  void aListMayBeEmptyAndGoOn() throws Exception {
    var none = PipedriveList.of(Json.parse("{\"data\":[]}"));
    assertThat(none.items()).isEmpty();
    assertThat(none.next()).isEmpty();
    var more =
        PipedriveList.of(
            Json.parse("{\"data\":[{\"id\":5}],\"additional_data\":{\"next_cursor\":\"c\"}}"));
    assertThat(more.items()).hasSize(1);
    assertThat(more.next()).contains("c");
    var hit = Json.parse("{\"data\":{\"items\":[{\"result_score\":1,\"item\":{\"id\":5}}]}}");
    assertThat(PipedriveList.ofSearch(hit).items()).hasSize(1);
    assertThat(
            PipedriveList.of(Json.parse("{\"data\":[],\"additional_data\":{\"next_cursor\":null}}"))
                .next())
        .isEmpty();
  }

  @Test
  void noNotesAreNull() throws Exception {
    assertThat(PipedriveList.notes(Json.parse("{\"data\":null}"))).isEmpty();
    assertThat(PipedriveList.notes(Json.parse("{\"data\":[{\"id\":1}]}"))).hasSize(1);
    var none = Json.parse("{}");
    assertThatThrownBy(() -> PipedriveList.notes(none))
        .isInstanceOf(VendorUnavailableException.class);
  }

  @Test
  void whatPipedriveForbidsSaysWhatAndWhenToTryAgain() {
    var until = Instant.parse("2026-11-22T11:00:00Z");
    var forbidden = new ForbiddenException(403, "POST /api/v1/notes", ": no", until);
    assertThat(forbidden).hasMessage("Pipedrive forbids POST /api/v1/notes (403): no");
    assertThat(forbidden.pause().until()).isEqualTo(until);
    assertThat(forbidden.pause().isTold()).isTrue();
    assertThat(forbidden.pause()).hasMessage("a limit of Pipedrive's plan is reached (403): no");
  }
}
