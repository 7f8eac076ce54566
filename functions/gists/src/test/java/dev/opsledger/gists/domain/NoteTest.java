package dev.opsledger.gists.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoteTest {
  private static Deal deal(String description, List<Gist.File> files) {
    return new Deal(
        "abc",
        "ada",
        "ada",
        Optional.of(description),
        "https://gist.github.com/abc",
        files,
        1,
        DealState.WAITING,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  @Property(tries = 300)
  void nothingOfTheGistIsMarkup(@ForAll String description, @ForAll String name) {
    var file = new Gist.File(name, Optional.of(name), 1);
    String html = Note.html(deal(description, List.of(file)));
    String ours =
        html.replaceAll("</?(p|ul|li)>|<a href=\"https://gist.github.com/abc\">|</a>", "");
    assertThat(ours).doesNotContain("<", ">", "\"", "'");
  }

  @Test
  void manyFilesEndWithTheirNumber() {
    var files = Collections.nCopies(300, new Gist.File("x".repeat(250), Optional.empty(), 1));
    assertThat(Note.html(deal("d", files))).hasSizeLessThan(62_000).contains(" more</li>");
  }
}
