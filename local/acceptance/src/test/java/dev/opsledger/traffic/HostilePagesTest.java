package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.store.TrafficKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text from outside is never executed as markup, checked in a real browser. */
class HostilePagesTest {
  @RegisterExtension static final Person person = new Person();

  @Test
  void noScriptOfAnybodyElseRuns() {
    person.visit("/repos/" + person.id);
    person.page.evaluate(
        """
        () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src='/users/static/icon.svg' onload='window.ran = true'>");
        }
        """);
    person.page.evaluate("() => document.images[0].decode()");
    assertThat(person.page.evaluate("() => window.ran === undefined")).isEqualTo(true);
    assertThat(person.troubles).anyMatch(text -> text.contains("Content Security Policy"));
    person.troubles.clear();
  }

  @Test
  void hostileNamesAreText() {
    person.visit("/repos/" + person.id);
    assertThat(person.page.locator("table.top tbody th").first().textContent())
        .isEqualTo(Person.HOSTILE);
    assertThat(person.page.locator("img").count()).isZero();
    assertThat(person.page.locator("table.top tbody th").nth(1).textContent())
        .doesNotContain("\u202E");
  }

  /** Neither GitHub nor the API accepts such a name; a page must not rely on that. */
  @Test
  void hostileRepositoryNamesAreText() {
    String user = person.scene.user();
    String hostileId = person.scene.added(user, person.scene.repository("innocent", 3));
    String table = person.scene.host.tableName("TrafficTable");
    var key =
        Table.key(
            TrafficKeys.user(AccessToken.read(user).orElseThrow().hash()),
            TrafficKeys.repository(hostileId));
    person
        .scene
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(table)
                    .key(key)
                    .updateExpression("SET fullName = :name")
                    .expressionAttributeValues(
                        Map.of(":name", Row.text("acme/" + Person.HOSTILE))));
    for (String path : List.of("/repos", "/repos/" + hostileId)) {
      person.visit(user, path);
      assertThat(person.page.locator("h1, h2 a").allTextContents())
          .anyMatch(text -> text.endsWith(Person.HOSTILE));
      assertThat(person.plot().getAttribute("aria-label")).contains(Person.HOSTILE);
      assertThat(person.page.locator("img").count()).isZero();
      assertThat(person.page.locator("main script:not([type])").count()).isZero();
    }
  }
}
