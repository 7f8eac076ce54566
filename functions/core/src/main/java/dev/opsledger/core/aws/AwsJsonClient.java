package dev.opsledger.core.aws;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.concurrent.TimeLimited;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.core.runtime.CallObserver.Cost;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * A service that speaks AWS's JSON protocol 1.1, for those of which we need a single operation: the
 * SDK's clients of Systems Manager and EventBridge weigh 8 MB together and take a good part of a
 * function's start. The SDK's own signer and HTTP client do the work, and failures are its
 * exceptions. It tries three times, as the SDK does.
 */
final class AwsJsonClient {
  private static final int TRIES = 3;

  /** For a whole answer, which is small and takes some milliseconds. */
  private static final Duration MOST = Duration.ofSeconds(5);

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final ServiceEndpoint service;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final CallObserver observer;
  private final Sleeper pause;

  /**
   * Which service, where.
   *
   * @param name the SDK's id of the service, such as {@code EventBridge}
   * @param signingName what it is called in signatures, such as {@code events}
   * @param target what precedes the operation in {@code X-Amz-Target}, such as {@code AWSEvents}
   * @param endpoint its address
   * @param region the region
   */
  record ServiceEndpoint(
      String name, String signingName, String target, URI endpoint, String region) {}

  AwsJsonClient(
      ServiceEndpoint service,
      AwsCredentialsProvider credentials,
      SdkHttpClient http,
      CallObserver observer,
      Sleeper pause) {
    this.service = service;
    this.credentials = credentials;
    this.http = http;
    this.observer = observer;
    this.pause = pause;
  }

  /**
   * Calls an operation.
   *
   * @param resource what it is about, several things separated by commas
   * @throws SdkServiceException when the service refuses, after the third try if another may help
   * @throws SdkClientException when no answer comes
   */
  JsonNode call(String operation, String resource, JsonNode request) {
    var call = new Call(service.name(), operation, resource);
    observer.before(call);
    JsonNode answer = tryCall(operation, Json.bytes(request));
    observer.after(call, Cost.NOTHING);
    return answer;
  }

  private JsonNode tryCall(String operation, byte[] body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(operation, body);
      } catch (SdkException e) {
        if (attempt == TRIES || !e.retryable()) {
          throw e;
        }
      }
      pause.pause(backoff(attempt));
    }
  }

  private JsonNode once(String operation, byte[] body) {
    SignedRequest signed = sign(operation, body);
    // Calls are rare, and a connection that waits for the next would be dead after a snapshot.
    SdkHttpRequest request = signed.request().toBuilder().putHeader("Connection", "close").build();
    var execution = HttpExecuteRequest.builder().request(request);
    signed.payload().ifPresent(execution::contentStreamProvider);
    var prepared = http.prepareRequest(execution.build());
    try {
      Answer answer = TimeLimited.call(MOST, () -> read(prepared.call()), prepared::abort);
      if (answer.status() >= 300) {
        throw refusal(operation, answer.status(), answer.body());
      }
      return answer.body();
    } catch (ExecutionException | TimeoutException e) {
      throw new UnansweredCallException(
          "%s did not answer %s".formatted(service.name(), operation), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("stopped while waiting for " + service.name());
    }
  }

  private SignedRequest sign(String operation, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(service.endpoint())
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("X-Amz-Target", service.target() + "." + operation)
            .build();
    return SIGNER.sign(
        r ->
            r.request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .identity(credentials.resolveCredentials())
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.signingName())
                .putProperty(AwsV4HttpSigner.REGION_NAME, service.region()));
  }

  /** A whole answer. */
  private record Answer(int status, JsonNode body) {}

  private static Answer read(HttpExecuteResponse response)
      throws IOException, MalformedJsonException {
    return new Answer(response.httpResponse().statusCode(), body(response));
  }

  private static JsonNode body(HttpExecuteResponse response)
      throws IOException, MalformedJsonException {
    if (response.responseBody().isEmpty()) {
      return Json.object();
    }
    try (InputStream body = response.responseBody().get()) {
      byte[] bytes = body.readAllBytes();
      return bytes.length == 0 ? Json.object() : Json.parse(bytes);
    }
  }

  private SdkServiceException refusal(String operation, int status, JsonNode error) {
    String type = Json.text(error, "__type").orElse("an error").replaceFirst("^.*#", "");
    String why = Json.text(error, "message").or(() -> Json.text(error, "Message")).orElse("");
    return new RefusedCallException(
        "%s answered %d %s to %s: %s".formatted(service.name(), status, type, operation, why),
        status,
        type);
  }

  /** An answer other than success. */
  private static final class RefusedCallException extends SdkServiceException {
    private final boolean retryable;

    RefusedCallException(String message, int status, String type) {
      super(SdkServiceException.builder().message(message).statusCode(status));
      retryable = status >= 500 || status == 429 || type.matches(".*(Throttl|TooMany|Timeout).*");
    }

    @Override
    public boolean retryable() {
      return retryable;
    }
  }

  /** No answer, or half of one. */
  private static final class UnansweredCallException extends SdkClientException {
    UnansweredCallException(String message, Exception cause) {
      super(SdkClientException.builder().message(message).cause(cause));
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** Up to 0.1 s, then up to 0.2 s. */
  private static Duration backoff(int attempt) {
    return Duration.ofMillis(RandomGenerator.getDefault().nextLong(50L << attempt));
  }
}
