package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.outlet.Digest.Section;
import dev.opsledger.front.page.DigestPage;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-24");

  private static Digest digest(String text) {
    return new Digest(
        DATE, true, List.of(new Section("Flaky", List.of(new Line(text, "/sync/ci?a=1&b=2")))));
  }

  @Test
  void whatIsStoredIsReadAsItWas() {
    Digest digest = digest("\"a\" \n<b> \uD83D\uDE80");
    assertThat(Digest.of(DATE, digest.json())).isEqualTo(digest);
  }

  @Test
  void asText() {
    assertThat(digest("Build: 1 of 2 runs").text())
        .isEqualTo("Digest of Tuesday, 24 November 2026\n\nFlaky\n- Build: 1 of 2 runs\n");
    assertThat(new Digest(DATE, false, List.of()).text()).contains("Nothing new.");
  }

  @Test
  void aPageShowsNamesAsText() {
    assertThat(DigestPage.html(digest("<script>alert(1)</script>")))
        .contains("&lt;script&gt;", "href=\"/sync/ci?a=1&amp;b=2\"", "/digest?date=2026-11-23")
        .doesNotContain("<script>alert");
  }
}
