package dev.opsledger.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents ask for the events of GitHub that something here takes, and for no others. */
class WebhookEventsTest {
  private static final Path TAKING =
      Path.of("functions/ci/src/main/java/dev/opsledger/ci/sync/GitHubEvents.java");
  private static final Path DOCUMENT =
      Path.of("functions/front/src/main/resources/dev/opsledger/front/openapi.json");
  private static final Pattern CASE = Pattern.compile("case \"(\\w+)\"");
  private static final Pattern SUBSCRIBED =
      Pattern.compile("\\*([A-Z][a-z]+(?:\\s[a-z]+)*)\\*\\s+events?\\b");
  private static final Pattern TAKES =
      Pattern.compile("Takes ([a-z_]+(?:(?:, | and )[a-z_]+)*) events");

  @Test
  void whatTheReaderSubscribesToIsTaken() throws IOException {
    Set<String> asked =
        documents()
            .flatMap(text -> SUBSCRIBED.matcher(text).results())
            .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s", "_"))
            .collect(toSet());
    assertThat(asked).contains("workflow_run").isSubsetOf(taken());
  }

  @Test
  void theApisDocumentNamesThemAll() throws IOException {
    String text =
        new JsonMapper()
            .readTree(Markdown.ROOT.resolve(DOCUMENT).toFile())
            .at("/paths/~1webhooks~1github/post/description")
            .asText();
    assertThat(TAKES.matcher(text).results().map(found -> found.group(1)))
        .singleElement()
        .satisfies(names -> assertThat(names.split(", | and ", -1)).hasSameElementsAs(taken()));
  }

  private static Set<String> taken() throws IOException {
    return CASE.matcher(Files.readString(Markdown.ROOT.resolve(TAKING)))
        .results()
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static Stream<String> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Markdown.ROOT.resolve("docs"))) {
      List<Path> files =
          Stream.concat(Stream.of(Markdown.ROOT.resolve("README.md")), docs)
              .filter(each -> each.toString().endsWith(".md"))
              .toList();
      return files.stream().map(each -> String.join("\n", Markdown.read(each).prose()));
    }
  }
}
