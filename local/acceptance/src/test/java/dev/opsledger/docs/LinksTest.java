package dev.opsledger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents' links lead somewhere, and the README stays short. */
class LinksTest {
  private static final int LONGEST_README = 10_000;

  @Test
  void everyRelativeLinkAndAnchorResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    int checked = 0;
    for (Path file : documents()) {
      Markdown document = Markdown.read(file);
      for (String link : document.links()) {
        if (!link.matches("[a-z]+:.*")) {
          checked++;
          if (!resolves(document, link)) {
            broken.add(Markdown.ROOT.relativize(file) + ": " + link);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(checked).isGreaterThan(40);
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.size(Markdown.ROOT.resolve("README.md"))).isLessThanOrEqualTo(LONGEST_README);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Markdown.ROOT.resolve("docs"))) {
      Stream<Path> others =
          Stream.of(
                  "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "bench/README.md")
              .map(Markdown.ROOT::resolve);
      return Stream.concat(others, docs.filter(each -> each.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  private static boolean resolves(Markdown document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? document.file()
            : document.file().getParent().resolve(parts[0]).normalize();
    if (!target.startsWith(Markdown.ROOT) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]);
  }
}
