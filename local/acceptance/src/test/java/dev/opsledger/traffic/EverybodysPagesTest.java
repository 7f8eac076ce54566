package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.opsledger.local.Browsers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages by keyboard, on a phone, in the dark, on paper and without scripts. */
class EverybodysPagesTest {
  @RegisterExtension static final Person person = new Person();

  @Test
  void theKeyboardReachesEverything() {
    person.visit("/repos/" + person.id);
    var reached = new ArrayList<String>();
    for (int i = 0; i < 30 && !reached.contains("Open on GitHub"); i++) {
      person.page.keyboard().press("Tab");
      reached.add(
          String.valueOf(
              person.page.evaluate(
                  "() => document.activeElement.getAttribute('aria-label')"
                      + " ?? document.activeElement.textContent.trim()")));
    }
    assertThat(reached)
        .startsWith("Skip to the content")
        .contains("All repositories", "Show", "90 days", "Clones", "Traffic of acme/rocket by day")
        .contains("The same numbers as a table", "Download as CSV", "Open on GitHub");
  }

  @Test
  void axeFindsNothingSeriousInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      person.takes(390, scheme);
      for (String path :
          List.of("/repos", "/repos/" + person.id, "/repos/" + person.id + "?start=nonsense")) {
        person.visit(path);
        person.page.locator("summary").all().forEach(Locator::click);
        assertThat(Browsers.seriousTroubles(person.page)).as("%s %s", scheme, path).isEmpty();
      }
    }
    // Expected: the status of the refused page, and what axe does to compare colours.
    person.troubles.removeIf(text -> text.contains("400") || text.contains("willReadFrequently"));
  }

  @Test
  void nothingIsWiderThanThePhoneAndDarkIsDark() {
    for (int width : List.of(390, 768, 1440)) {
      person.takes(width, ColorScheme.DARK);
      for (String path : List.of("/repos", "/repos/" + person.longId)) {
        person.visit(person.veteran, path);
        assertThat(person.page.evaluate("() => document.documentElement.scrollWidth"))
            .as(path)
            .isEqualTo(width);
        assertThat(person.page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
            .isEqualTo("rgb(13, 18, 24)");
      }
    }
  }

  @Test
  void paperIsWhiteAndCarriesTheChart() {
    person.takes(1440, ColorScheme.DARK);
    person.visit("/repos/" + person.id);
    person.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    person.page.locator("html[data-print]").waitFor();
    assertThat(person.page.locator("form.filter").isVisible()).isFalse();
    assertThat(person.page.locator("canvas").isVisible()).isTrue();
    assertThat(
            person.page.evaluate(
                "() =>"
                    + " getComputedStyle(document.documentElement).getPropertyValue('--views').trim()"))
        .isEqualTo("#1f6feb");
    assertThat(person.page.pdf()).hasSizeGreaterThan(10_000);
  }

  @Test
  void withoutScriptsTheTableIsThere() {
    person.goesWithoutScripts();
    person.visit("/repos/" + person.id);
    person.page.locator("summary").click();
    assertThat(person.page.locator("table.days").isVisible()).isTrue();
    assertThat(person.page.locator("table.days tbody tr").count()).isEqualTo(14);
  }
}
