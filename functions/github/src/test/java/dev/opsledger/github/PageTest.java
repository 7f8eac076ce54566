package dev.opsledger.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final URI HERE =
      URI.create("https://api.github.com/repos/a/b/actions/runs?page=1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://api.github.com/repositories/5/actions/runs?page=2>; rel=\"next\"",
        "<https://api.github.com/x?page=9>; rel=\"last\", <https://api.github.com/repositories/5/actions/runs?page=2>; rel=\"next\"",
        "<https://api.github.com/repositories/5/actions/runs?page=2>;rel=next",
        "<https://api.github.com/repositories/5/actions/runs?page=2>; title=\"x\"; rel=\"next\""
      })
  void theNextPageIsWhereGitHubSays(String link) throws Exception {
    assertThat(page(link).next())
        .contains(URI.create("https://api.github.com/repositories/5/actions/runs?page=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<https://api.github.com/x?page=1>; rel=\"prev\"", "rubbish"})
  void withoutANextThereIsNone(String link) throws Exception {
    assertThat(page(link).next()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/x",
        "http://api.github.com/x",
        "https://api.github.com:8443/x",
        "https://user@api.github.com/x",
        "//evil.example/x"
      })
  void noTokenGoesToAnotherHost(String target) {
    assertThatThrownBy(() -> page("<" + target + ">; rel=\"next\""))
        .isInstanceOf(VendorRefusedException.class);
  }

  @Test
  void aBodyThatIsNotJsonIsWorthAnotherTry() {
    var response =
        new VendorResponse(
            200,
            HttpHeaders.of(Map.of(), (_, _) -> true),
            "<html>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Page.of(HERE, response)).hasMessageContaining("not JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"runs\":null}", "{\"runs\":{}}", "[]", "7", "null"})
  void anAnswerWithoutItsListIsWorthAnotherTry(String body) throws Exception {
    Page page = new Page(Json.parse(body), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> page.items("runs"))
        .isInstanceOf(VendorUnavailableException.class)
        .hasMessageContaining("runs");
    if (!body.equals("[]")) {
      assertThatThrownBy(page::items).isInstanceOf(VendorUnavailableException.class);
    }
  }

  @Test
  void aListMayBeEmptyOrNot() throws Exception {
    assertThat(page("").items()).isEmpty();
    var two = new Page(Json.parse("{\"runs\":[1,2]}"), Optional.empty(), Optional.empty());
    assertThat(two.items("runs")).hasSize(2);
  }

  private static Page page(String link) throws Exception {
    HttpHeaders headers =
        HttpHeaders.of(link.isEmpty() ? Map.of() : Map.of("Link", List.of(link)), (_, _) -> true);
    return Page.of(HERE, new VendorResponse(200, headers, "[]".getBytes(StandardCharsets.UTF_8)));
  }
}
