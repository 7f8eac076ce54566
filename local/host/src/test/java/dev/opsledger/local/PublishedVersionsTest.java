package dev.opsledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.template.FunctionSpec;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.Template;
import dev.opsledger.local.template.VersionSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which settings and secrets a function gets after a deployment, depending on its alias as on AWS.
 */
class PublishedVersionsTest {
  private static final Path TEMPLATE = Path.of("..", "..", "template.yaml");
  private static final ResourceAddresses ADDRESSES =
      new ResourceAddresses("http://localhost", "http://localhost");

  @TempDir private Path folder;

  /** The function's environment variables after a deployment with these settings. */
  private Map<String, String> deployed(boolean described, Map<String, String> settings) {
    LocalHostBuilder plan =
        Hosts.inMemory()
            .data(folder)
            .variables(settings)
            .with("Echo.Properties.AutoPublishAlias", "live");
    if (described) {
      plan.with("Echo.Properties.VersionDescription", Map.of("Ref", "Zone"));
    }
    try (LocalHost host = plan.start()) {
      return host.variables("Echo");
    }
  }

  @Test
  void aChangedParameterReachesTheFunctionThatSaysSoInItsVersionsDescription() {
    assertThat(deployed(true, Map.of()))
        .containsEntry("ZONE", "UTC")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "1");
    assertThat(deployed(true, Map.of("ZONE", "Europe/Berlin")))
        .containsEntry("ZONE", "Europe/Berlin")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "2");
    assertThat(deployed(true, Map.of("ZONE", "Europe/Berlin")))
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "2");
  }

  @Test
  void withoutADescriptionTheAliasKeepsWhatWasPublishedAndASecretIsReadAnewAllTheSame() {
    assertThat(deployed(false, Map.of("TOKEN", "first")))
        .containsEntry("ZONE", "UTC")
        .containsEntry("TOKEN", "first");
    assertThat(deployed(false, Map.of("ZONE", "Europe/Berlin", "TOKEN", "second")))
        .containsEntry("ZONE", "UTC")
        .containsEntry("TOKEN", "second")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "1");
    // A changed template publishes a new version, which takes the current settings.
    assertThat(deployed(true, Map.of("ZONE", "Europe/Berlin")))
        .containsEntry("ZONE", "Europe/Berlin")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "2");
  }

  @Test
  void everySettingOfTheTemplateIsFollowedToEveryFunctionThatHasIt() {
    Map<String, VersionSpec> before = versions(Map.of());
    var all = new TreeSet<String>();
    before.values().forEach(each -> all.addAll(each.settings()));
    assertThat(all).contains("TIME_ZONE", "QUERIED_USERS", "AUTH_ISSUER", "DORA_SERVICES");
    for (String setting : all) {
      // Only the template renames a secret's parameter or says the domain, never an external
      // setting.
      if (!setting.endsWith("_PARAMETER") && !setting.equals("PUBLIC_URL")) {
        Map<String, VersionSpec> after = versions(Map.of(setting, "changed"));
        before.forEach(
            (function, version) ->
                assertThat(!after.get(function).identity().equals(version.identity()))
                    .as("%s of %s makes another version", setting, function)
                    .isEqualTo(version.settings().contains(setting)));
      }
    }
  }

  private static Map<String, VersionSpec> versions(Map<String, String> given) {
    var versions = new HashMap<String, VersionSpec>();
    for (FunctionSpec each : Template.read(TEMPLATE, Map.of(), ADDRESSES, given).functions()) {
      versions.put(each.logicalId(), each.version().orElseThrow());
    }
    return versions;
  }
}
