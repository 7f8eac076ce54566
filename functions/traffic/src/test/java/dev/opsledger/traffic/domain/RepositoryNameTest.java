package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/rocket, acme/rocket",
    "http://github.com/acme/rocket, acme/rocket",
    "HTTPS://GitHub.com/Acme/Rocket, Acme/Rocket",
    "https://github.com/acme/rocket.git, acme/rocket",
    "https://github.com/acme/rocket.GIT/, acme/rocket",
    "https://github.com/acme/rocket/, acme/rocket",
    "https://github.com/a/.github, a/.github",
    "https://github.com/a-b_c/d.e_f-g, a-b_c/d.e_f-g"
  })
  void theUrlOfARepositoryNamesIt(String url, String full) {
    var name = RepositoryName.ofUrl(url).orElseThrow();
    assertThat(name.full()).isEqualTo(full);
    assertThat(RepositoryName.ofFull(full)).isEqualTo(name);
    assertThat(RepositoryName.ofUrl(name.url())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme/rocket",
        "github.com/acme/rocket",
        "ftp://github.com/acme/rocket",
        "https://github.com",
        "https://github.com/acme",
        "https://github.com/acme/",
        "https://github.com/acme/rocket/issues",
        "https://github.com/acme/rocket//",
        "https://github.com//rocket",
        "https://github.com/acme/.",
        "https://github.com/acme/..",
        "https://github.com/acme/.git",
        "https://github.com/-acme/rocket",
        "https://github.com/acme/rocket?x",
        "https://github.com/acme/rocket#x",
        "https://github.com/acme/roc ket",
        "https://github.com/acme/röcket",
        "https://github.com:443/acme/rocket",
        "https://user@github.com/acme/rocket",
        "https://github.com.evil.example/acme/rocket",
        "https://evil.example/github.com/acme/rocket",
        "https://www.github.com/acme/rocket",
        " https://github.com/acme/rocket",
        "https://github.com/acme/rocket\n"
      })
  void anyOtherUrlNamesNone(String url) {
    assertThat(RepositoryName.ofUrl(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"39, 100, true", "40, 100, false", "39, 101, false"})
  void namesAreAsLongAsGitHubAllows(int owner, int name, boolean allowed) {
    String url = "https://github.com/" + "o".repeat(owner) + "/" + "n".repeat(name);
    assertThat(RepositoryName.ofUrl(url).isPresent()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"Acme/Rocket, acme/rocket", "ACME/ROCKET, acme/rocket"})
  void allSpellingsHaveOneKey(String full, String key) {
    assertThat(RepositoryName.ofFull(full).key()).isEqualTo(key);
  }
}
