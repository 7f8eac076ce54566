package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which days the pages show, and what they say when there are none. */
class FilterPagesTest {
  @RegisterExtension static final Person person = new Person();

  @Test
  void theDatePickerSetsTheFilter() {
    person.visit("/repos/" + person.id);
    person.page.locator("input[name=start]").fill("2026-11-20");
    person.page.locator("form button").click();
    assertThat(person.page.url()).endsWith("?start=2026-11-20");
    assertThat(person.page.locator("table.days tbody tr").count()).isEqualTo(3);
    assertThat(person.page.locator("input[name=start]").inputValue()).isEqualTo("2026-11-20");
    assertThat(person.page.getByText("Download as CSV").getAttribute("href"))
        .endsWith(person.id + ".csv?start=2026-11-20");
  }

  @Test
  void theAddressSetsTheFilterOfAllCharts() {
    person.visit("/repos?start=2026-11-12&end=2026-11-14");
    assertThat(person.page.locator("[data-drawn=true]").count()).isEqualTo(1);
    assertThat(person.page.locator("table.days tbody th").allTextContents())
        .extracting(String::strip)
        .containsExactly("2026-11-12", "2026-11-13", "2026-11-14");
    assertThat(person.valueText()).startsWith("Sat, 14 Nov 2026: 108 views");
    assertThat(person.page.locator("input[name=end]").inputValue()).isEqualTo("2026-11-14");
    person.page.locator(".card h2 a").click();
    assertThat(person.page.url()).endsWith(person.id + "?start=2026-11-12&end=2026-11-14");
    person.page.getByText("All", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(person.page.locator("table.days tbody tr").count()).isEqualTo(14);
  }

  @Test
  void aMalformedDateSaysSo() {
    person.visit("/repos/" + person.id + "?start=2026-11-12&end=2026-11-10");
    assertThat(person.page.locator("main").textContent())
        .contains("start (2026-11-12) must not be after end");
    assertThat(person.troubles).hasSize(1).first().asString().contains("400");
    person.troubles.clear();
  }

  @Test
  void noRepositoryAndNoDataSayWhatHappensNext() {
    String fresh = person.scene.user();
    person.page.navigate(person.scene.host.uri() + "/users/" + fresh + "/repos");
    assertThat(person.page.locator("main").textContent())
        .contains("No repository yet")
        .contains("Add one");
    var closed = person.scene.repository("closed", 14).forbidden(true);
    String closedId = person.scene.added(fresh, closed);
    person.page.navigate(person.scene.host.uri() + "/users/" + fresh + "/repos/" + closedId);
    assertThat(person.page.locator("main").textContent())
        .contains("No access")
        .contains("every day");
    person.visit("/repos/" + person.id + "?end=2020-01-01");
    assertThat(person.page.locator("main").textContent()).contains("no data for these days");
  }
}
