package dev.opsledger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.RepositoryProjects.Mapping;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which repository belongs to which project. */
class RepositoryProjectsTest {
  private static RepositoryProjects read(String value) {
    return SettingsReader.read(
        Map.of("REPOSITORY_PROJECTS", value), _ -> Optional.empty(), RepositoryProjects::read);
  }

  @Test
  void aProjectMayHaveSeveralRepositories() {
    RepositoryProjects projects = read("1=acme/web, 2=acme/api  Acme/worker.js");
    assertThat(projects.mappings())
        .containsExactly(
            new Mapping(1, "acme/web"),
            new Mapping(2, "acme/api"),
            new Mapping(2, "Acme/worker.js"));
    assertThat(projects.projectOf("ACME/Web")).contains(1L);
    assertThat(projects.projectOf("acme/worker.js")).contains(2L);
    assertThat(projects.projectOf("acme/other")).isEmpty();
    assertThat(projects.countOf("acme")).isEqualTo(3);
    assertThat(projects.countOf("other")).isZero();
  }

  @Test
  void withoutTheSettingThereAreNone() {
    assertThat(read("").mappings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme/web", "0=acme/web", "x=acme/web", "1=acme", "1=", "1=a/b, 2=A/B", "1=a/b/c"})
  void anythingElseIsAProblem(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("REPOSITORY_PROJECTS");
  }
}
