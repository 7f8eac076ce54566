package dev.opsledger.gists.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.gists.domain.Gist;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GistParserTest {
  private static Optional<Gist> parse(String json) throws Exception {
    return GistParser.parse(Json.parse(json), "ada", "countess");
  }

  @Test
  void everythingButTheIdMayBeMissing() throws Exception {
    var gist = parse("{\"id\":\"1a\"}").orElseThrow();
    assertThat(gist.url()).isEqualTo("https://gist.github.com/1a");
    assertThat(gist.description()).isEmpty();
    assertThat(gist.createdAt()).isEmpty();
    assertThat(gist.files()).isEmpty();
    assertThat(gist.user()).isEqualTo("ada");
    assertThat(gist.account()).isEqualTo("countess");
  }

  @Test
  void aWholeGistIsTakenAsItIs() throws Exception {
    var gist =
        parse(
                "{\"id\":\"1a\",\"description\":\"d\",\"html_url\":\"https://ghe.example/1a\","
                    + "\"created_at\":\"2026-11-22T11:00:00+01:00\",\"files\":{"
                    + "\"a.md\":{\"language\":\"Markdown\",\"size\":5},"
                    + "\"b\":{\"language\":null}},\"news\":1}")
            .orElseThrow();
    assertThat(gist.url()).isEqualTo("https://ghe.example/1a");
    assertThat(gist.createdAt()).contains(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(gist.files())
        .containsExactly(
            new Gist.File("a.md", Optional.of("Markdown"), 5),
            new Gist.File("b", Optional.empty(), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"id\":null}",
        "{\"id\":5}",
        "{\"id\":\"\"}",
        "{\"id\":\"a/b\"}",
        "{\"id\":\"a b\"}",
        "{\"id\":\"a#b\"}"
      })
  void withoutAValidIdThereIsNone(String json) throws Exception {
    assertThat(parse(json)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x.example/", "javascript:alert(1)", "//x.example", "", "ftp://x"})
  void aLinkThatIsNotHttpsIsReplaced(String url) throws Exception {
    assertThat(parse("{\"id\":\"1a\",\"html_url\":\"" + url + "\"}").orElseThrow().url())
        .isEqualTo("https://gist.github.com/1a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\\n"})
  void aBlankDescriptionIsNone(String text) throws Exception {
    assertThat(
            parse("{\"id\":\"1a\",\"description\":\"" + text + "\"}").orElseThrow().description())
        .isEmpty();
  }

  @Test
  void aLongDescriptionIsCutBetweenCharacters() throws Exception {
    String smileys = "😀".repeat(9_000);
    String cut =
        parse("{\"id\":\"1a\",\"description\":\"" + smileys + "\"}")
            .flatMap(Gist::description)
            .orElseThrow();
    assertThat(cut).hasSize(16_001).endsWith("😀…");
  }

  @Test
  void atMostThreeHundredFilesAreKept() throws Exception {
    String files =
        IntStream.range(0, 400).mapToObj(i -> "\"f" + i + "\":{}").collect(Collectors.joining(","));
    assertThat(parse("{\"id\":\"1a\",\"files\":{" + files + "}}").orElseThrow().files())
        .hasSize(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"owner\":{\"login\":\"ada\",\"id\":5}}; ada; 5",
        "{\"user\":{\"login\":\"ada\",\"id\":5}}; ada; 5",
        "{\"owner\":null,\"user\":{\"login\":\"ada\"}}; ada; ",
        "{\"owner\":{\"id\":5}}; ; 5",
        "{}; ; "
      })
  void theOwnerIsNamedInEitherField(String json, String login, Long id) throws Exception {
    assertThat(GistParser.owner(Json.parse(json))).isEqualTo(Optional.ofNullable(login));
    assertThat(GistParser.ownerId(Json.parse(json))).isEqualTo(Optional.ofNullable(id));
  }
}
