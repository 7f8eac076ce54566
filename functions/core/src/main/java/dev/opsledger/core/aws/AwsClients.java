package dev.opsledger.core.aws;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS clients tuned for Lambda: the lightest HTTP client, with region, credentials and endpoints
 * taken from the function's own variables ({@code AWS_ENDPOINT_URL_DYNAMODB} and the like, else
 * {@code AWS_ENDPOINT_URL}), so that no client searches profiles or calls the metadata service.
 */
public final class AwsClients {
  /**
   * The longest wait for one answer, after which the SDK tries again. Its default, half a minute
   * without a byte, is as long as API Gateway waits for a function.
   */
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

  /** The same on a laptop, where a busy machine may answer for its emulators late. */
  private static final Duration LONGEST_LOCAL_ATTEMPT = Duration.ofMinutes(1);

  private final Map<String, String> variables;
  private final CallObserver observer;

  /**
   * Resolved eagerly: a client built later may run where {@link FunctionEnvironment#BOUND} is
   * unset.
   */
  private final AwsCredentialsProvider credentials;

  private AwsClients(Map<String, String> variables, CallObserver observer) {
    this.variables = variables;
    this.observer = observer;
    this.credentials = credentials(variables);
  }

  /** Clients for the current {@link FunctionEnvironment}. */
  public static AwsClients ofEnvironment() {
    var environment = FunctionEnvironment.current();
    return new AwsClients(environment.variables(), environment.calls());
  }

  /** A DynamoDB client. */
  public DynamoDbClient dynamo() {
    var builder = DynamoDbClient.builder().endpointDiscoveryEnabled(false);
    return prepare(builder, "DYNAMODB").build();
  }

  /** An SQS client, built on first use because many invocations never need it. */
  public Supplier<SqsClient> sqs() {
    return new Lazy<>(() -> prepare(SqsClient.builder(), "SQS").build());
  }

  /** A client of SSM Parameter Store. */
  public Parameters parameters() {
    return new Parameters(json("SSM", "ssm", "AmazonSSM"));
  }

  /** A client of one EventBridge event bus. */
  public EventBus eventBus(String name) {
    return new EventBus(json("EventBridge", "events", "AWSEvents"), name);
  }

  /** A client of one SNS topic. */
  public Topic topic(String arn) {
    return new Topic(service("SNS", "sns"), observer, arn);
  }

  private AwsJsonClient json(String name, String prefix, String target) {
    return new AwsJsonClient(service(name, prefix), target, observer, Sleeper.SLEEP);
  }

  private AwsHttp service(String name, String prefix) {
    URI endpoint = endpoint(name.toUpperCase(Locale.ROOT)).orElseGet(() -> usualEndpoint(prefix));
    var place = new AwsHttp.ServiceEndpoint(name, prefix, endpoint, region().id());
    return new AwsHttp(place, credentials, UrlConnectionHttpClient.create());
  }

  /** The default endpoint (AWS General Reference, "AWS service endpoints"). */
  private URI usualEndpoint(String prefix) {
    String suffix = PartitionMetadata.of(region()).dnsSuffix();
    return URI.create("https://%s.%s.%s".formatted(prefix, region().id(), suffix));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepare(
      B builder, String service) {
    // Always set explicitly: the SDK takes an empty AWS_ENDPOINT_URL, which emulators make of
    // AWS::NoValue, for an address.
    URI usual = usualEndpoint(service.toLowerCase(Locale.ROOT));
    return builder
        .endpointOverride(endpoint(service).orElse(usual))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(region())
        .credentialsProvider(credentials)
        .overrideConfiguration(
            c ->
                c.apiCallAttemptTimeout(longestAttempt())
                    .addExecutionInterceptor(new ObservingInterceptor(observer)));
  }

  private static Duration longestAttempt() {
    return FunctionEnvironment.BOUND.isBound() ? LONGEST_LOCAL_ATTEMPT : LONGEST_ATTEMPT;
  }

  private Region region() {
    return Region.of(variables.getOrDefault("AWS_REGION", "us-east-1"));
  }

  private Optional<URI> endpoint(String service) {
    return Stream.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(url -> !url.isBlank())
        .findFirst()
        .map(URI::create);
  }

  /**
   * Lambda passes credentials as variables. Under SnapStart they change after the restore, so they
   * are looked up again for each call.
   */
  private static AwsCredentialsProvider credentials(Map<String, String> variables) {
    String key = variables.get("AWS_ACCESS_KEY_ID");
    return key == null || !FunctionEnvironment.BOUND.isBound()
        ? new SnapStartSafeCredentials(EnvironmentVariableCredentialsProvider.create())
        : () -> fixed(key, variables);
  }

  private static AwsCredentials fixed(String key, Map<String, String> variables) {
    String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    String token = variables.getOrDefault("AWS_SESSION_TOKEN", "");
    return token.isEmpty()
        ? AwsBasicCredentials.create(key, secret)
        : AwsSessionCredentials.create(key, secret, token);
  }
}
