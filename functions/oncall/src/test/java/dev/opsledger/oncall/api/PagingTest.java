package dev.opsledger.oncall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  @Test
  void aCursorLeadsBackToItsPlace() {
    var paging = Paging.of("7", Paging.cursor("PSVC1", "Q123"));
    assertThat(paging.limit()).hasValue(7);
    assertThat(paging.service()).isEqualTo("PSVC1");
    assertThat(paging.incident()).isEqualTo("Q123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\tS", "\rS\n", "a.b", "שלום", "🚒"})
  void anyIdMayBeAPlace(String id) {
    assertThat(Paging.of(null, Paging.cursor(id, id)).incident()).isEqualTo(id);
    assertThat(Paging.of(null, Paging.cursor(id)).service()).isEqualTo(id);
  }

  @Test
  void withoutParametersItBeginsAtTheBeginning() {
    var paging = Paging.of(null, null);
    assertThat(paging.limit()).isEmpty();
    assertThat(paging.service()).isEmpty();
    assertThat(paging.incident()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "!", "Cg", "eA", "eA.eA.eA", "eA.!", "eB.eA", "_w.eA", "eA==.eA"})
  void whatNoAnswerGaveIsRefused(String cursor) {
    assertThatThrownBy(() -> Paging.of(null, cursor)).isInstanceOf(RequestException.class);
  }
}
