package dev.opsledger.stack;

import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Runs against {@code AWS_ENDPOINT_URL}, where CloudFormation creates the stack's table. */
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
class GivenStackTest extends StackStory {
  private static final String ENDPOINT = System.getenv("AWS_ENDPOINT_URL");

  @Override
  LocalHost deploy(Map<String, String> settings) throws IOException {
    String table;
    try (var cloudFormation =
        CloudFormationClient.builder()
            .endpointOverride(URI.create(ENDPOINT))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      String body = deploymentsTable();
      cloudFormation.createStack(r -> r.stackName(stack).templateBody(body));
      table =
          cloudFormation
              .describeStackResource(r -> r.stackName(stack).logicalResourceId("DeploymentsTable"))
              .stackResourceDetail()
              .physicalResourceId();
    }
    return LocalHost.builder()
        .template(TEMPLATE)
        .stack(stack)
        .variables(settings)
        .inMemory()
        .endpoint(URI.create(ENDPOINT))
        .with("DeploymentsTable.Properties.TableName", table)
        .schedules(false)
        .start();
  }

  /** A template with nothing but the deployments table, copied from the real one. */
  private static String deploymentsTable() throws IOException {
    var block = Pattern.compile("(?m)^  DeploymentsTable:\\n(?:(?:    .*)?\\n)+");
    var found = block.matcher(Files.readString(TEMPLATE));
    if (!found.find()) {
      throw new AssertionError("The template has no DeploymentsTable");
    }
    return "Parameters:\n  DeletionProtection: { Type: String, Default: \"false\" }\nResources:\n"
        + found.group();
  }

  @Override
  Map<String, String> addresses() {
    return Map.of("AWS_ENDPOINT_URL", ENDPOINT);
  }
}
