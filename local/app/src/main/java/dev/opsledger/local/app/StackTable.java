package dev.opsledger.local.app;

import dev.opsledger.local.LogLevels;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.settings.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table of a deployed CloudFormation stack, looked up in the stack's resources and accessed with
 * the caller's credentials, resolved as the AWS CLI does.
 */
final class StackTable implements OpenTable {
  private final String stack;
  private final DynamoDbClient dynamo;
  private final String name;

  private StackTable(String stack, DynamoDbClient dynamo, String name) {
    this.stack = stack;
    this.dynamo = dynamo;
    this.name = name;
  }

  static StackTable open(String stack, Map<String, String> settings, String logicalId) {
    LogLevels.please();
    try (var cloudFormation = at(CloudFormationClient.builder(), settings, "CLOUDFORMATION")) {
      String name =
          cloudFormation
              .describeStackResource(r -> r.stackName(stack).logicalResourceId(logicalId))
              .stackResourceDetail()
              .physicalResourceId();
      return new StackTable(stack, at(DynamoDbClient.builder(), settings, "DYNAMODB"), name);
    } catch (SdkException refused) {
      throw new StartException(
          "The table %s of the stack %s cannot be found: %s"
              .formatted(logicalId, stack, refused.getMessage()));
    }
  }

  /** Aims a client at the stack's account, or at the endpoint of the service in the settings. */
  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(
      B builder, Map<String, String> settings, String service) {
    String all = settings.getOrDefault("AWS_ENDPOINT_URL", "");
    URI endpoint = Endpoint.of(settings.getOrDefault("AWS_ENDPOINT_URL_" + service, all));
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder
        .region(region(settings))
        .credentialsProvider(credentials(settings))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static Region region(Map<String, String> settings) {
    return text(settings, "AWS_REGION")
        .or(() -> text(settings, "AWS_DEFAULT_REGION"))
        .map(Region::of)
        .orElseGet(
            () ->
                DefaultAwsRegionProviderChain.builder()
                    .profileName(text(settings, "AWS_PROFILE").orElse(null))
                    .build()
                    .getRegion());
  }

  // The settings include those of .env, which the SDK does not read.
  private static AwsCredentialsProvider credentials(Map<String, String> settings) {
    Optional<String> id = text(settings, "AWS_ACCESS_KEY_ID");
    Optional<String> secret = text(settings, "AWS_SECRET_ACCESS_KEY");
    if (id.isEmpty() || secret.isEmpty()) {
      return DefaultCredentialsProvider.builder()
          .profileName(text(settings, "AWS_PROFILE").orElse(null))
          .build();
    }
    return StaticCredentialsProvider.create(
        text(settings, "AWS_SESSION_TOKEN")
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
  }

  private static Optional<String> text(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  @Override
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String owner() {
    return "the stack " + stack;
  }

  @Override
  public void close() {
    dynamo.close();
  }
}
