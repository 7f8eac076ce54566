package dev.opsledger.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.deployed.Deployed;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.template.EventSource.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/operations.md says of secrets and of SnapStart. */
class OperationsDocTest {
  private static final Pattern RESOURCE = Pattern.compile("  (\\w+):");
  private static final int MOST_READ_AT_ONCE = 10;

  /** Kept with a project, not beside the stack. */
  private static final String OF_A_PROJECT = "app_secret";

  @Test
  void theRotationsAreThoseOfTheStacksSecrets() {
    Set<String> rotated = new TreeSet<>();
    boolean inTable = false;
    for (String line : Markdown.read("docs/operations.md").prose()) {
      inTable = line.startsWith("| secret |") || (inTable && line.startsWith("|"));
      if (inTable) {
        rotated.addAll(Markdown.code(line.split("\\|", -1)[1]));
      }
    }
    assertThat(rotated).contains(OF_A_PROJECT);
    rotated.remove(OF_A_PROJECT);
    Set<String> secrets =
        Deployed.functions().stream()
            .flatMap(function -> function.environment().entrySet().stream())
            .filter(each -> each.getKey().endsWith("_PARAMETER") && !each.getValue().isBlank())
            .map(each -> each.getValue().substring(each.getValue().lastIndexOf('/') + 1))
            .collect(toCollection(TreeSet::new));
    assertThat(rotated).isEqualTo(secrets);
  }

  @Test
  void noFunctionNamesMoreSecretsThanAreReadInACall() {
    assertThat(Deployed.functions())
        .allSatisfy(
            function ->
                assertThat(function.declared())
                    .filteredOn(name -> name.endsWith("_PARAMETER"))
                    .as(function.logicalId())
                    .hasSizeLessThanOrEqualTo(MOST_READ_AT_ONCE));
  }

  @Test
  void theFunctionsWithASnapshotAreThoseThatSpeakHttp() throws IOException {
    Set<String> speaking = new HashSet<>();
    for (var function : Deployed.functions()) {
      if (function.sources().stream().anyMatch(Route.class::isInstance)) {
        speaking.add(function.logicalId());
      }
    }
    Set<String> snapshots = new HashSet<>();
    String resource = "";
    for (String line : Files.readAllLines(Checkout.file("template.yaml"))) {
      var begin = RESOURCE.matcher(line);
      resource = begin.matches() ? begin.group(1) : resource;
      if (line.strip().startsWith("SnapStart:")) {
        snapshots.add(resource);
      }
    }
    assertThat(snapshots).isEqualTo(speaking).isNotEmpty();
  }

  /** Whoever tries tokens is found by it. */
  @Test
  void theAccessLogHasTheAddressThatARequestCameFrom() throws IOException {
    assertThat(Files.readAllLines(Checkout.file("template.yaml")))
        .filteredOn(line -> line.strip().startsWith("Format: '{\"requestId\""))
        .singleElement()
        .asString()
        .contains("\"ip\":\"$context.identity.sourceIp\"", "$context.routeKey", "$context.status");
  }
}
