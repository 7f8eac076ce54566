package dev.opsledger.local;

import dev.opsledger.local.template.Arn;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS clients that the host uses itself. */
public record Clients(DynamoDbClient dynamo, DynamoDbStreamsClient streams, SqsClient sqs)
    implements AutoCloseable {

  /** Clients of DynamoDB with its streams and of SQS at these endpoints. */
  public static Clients of(URI dynamo, URI sqs) {
    return new Clients(
        at(DynamoDbClient.builder(), dynamo).build(),
        at(DynamoDbStreamsClient.builder(), dynamo).build(),
        // Checksums protect against network errors; these calls stay on this machine.
        at(SqsClient.builder(), sqs).checksumValidationEnabled(false).build());
  }

  /** A client of an external EventBridge. */
  public static EventBridgeClient eventBridge(URI address) {
    return at(EventBridgeClient.builder(), address).build();
  }

  /** A client of an external SSM. */
  static SsmClient ssm(URI address) {
    return at(SsmClient.builder(), address).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Arn.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    dynamo.close();
    streams.close();
    sqs.close();
  }
}
