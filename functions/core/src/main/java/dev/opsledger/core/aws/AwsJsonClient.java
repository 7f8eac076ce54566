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
 * Minimal client for AWS's JSON 1.1 protocol, for services of which we use a single operation: the
 * SDK clients of Systems Manager and EventBridge add 8 MB and noticeably slow cold starts. Signing
 * and HTTP come from the SDK, failures are SDK exceptions, and like the SDK it makes up to three
 * attempts.
 */
final class AwsJsonClient {
  private static final int TRIES = 3;

  /** Timeout of a whole call; responses are small and usually take milliseconds. */
  private static final Duration MOST = Duration.ofSeconds(5);

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final ServiceEndpoint service;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final CallObserver observer;
  private final Sleeper pause;

  /**
   * A service and its endpoint.
   *
   * @param name the SDK's id of the service, such as {@code EventBridge}
   * @param signingName the service's name in signatures, such as {@code events}
   * @param target what precedes the operation in {@code X-Amz-Target}, such as {@code AWSEvents}
   * @param endpoint the endpoint's URL
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
   * Calls an operation, with retries.
   *
   * @param resource the resources concerned, separated by commas, as reported to the observer
   * @throws SdkServiceException when the service returns an error, after the third attempt if it is
   *     retryable
   * @throws SdkClientException when no response arrives
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
    // Calls are rare, and a pooled connection would be dead after a snapshot is restored.
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
          "%s sent no response to %s".formatted(service.name(), operation), e);
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

  /** A response that has been read completely. */
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

  /** An error response of the service. */
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

  /** No response, or an incomplete one. */
  private static final class UnansweredCallException extends SdkClientException {
    UnansweredCallException(String message, Exception cause) {
      super(SdkClientException.builder().message(message).cause(cause));
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** Backoff with jitter: up to 0.1 s, then up to 0.2 s. */
  private static Duration backoff(int attempt) {
    return Duration.ofMillis(RandomGenerator.getDefault().nextLong(50L << attempt));
  }
}
