package dev.opsledger.core.aws;

import dev.opsledger.core.concurrent.TimeLimited;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signed requests to one AWS service, without a client of the SDK's for that service. */
final class AwsHttp {
  /** Timeout of a whole call; responses are small and usually take milliseconds. */
  private static final Duration MOST = Duration.ofSeconds(5);

  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final ServiceEndpoint service;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;

  /**
   * A service and its endpoint.
   *
   * @param name the SDK's id of the service, such as {@code EventBridge}
   * @param signingName the service's name in signatures, such as {@code events}
   * @param endpoint the endpoint's URL
   * @param region the region
   */
  record ServiceEndpoint(String name, String signingName, URI endpoint, String region) {}

  /** A response that has been read completely. */
  record Answer(int status, byte[] body) {}

  AwsHttp(ServiceEndpoint service, AwsCredentialsProvider credentials, SdkHttpClient http) {
    this.service = service;
    this.credentials = credentials;
    this.http = http;
  }

  /** The service's name. */
  String name() {
    return service.name();
  }

  /**
   * Posts once, and returns whatever the service answers.
   *
   * @throws UnansweredCallException when no response arrives
   */
  Answer post(Map<String, String> headers, byte[] body) {
    SignedRequest signed = sign(headers, body);
    // Calls are rare, and a pooled connection would be dead after a snapshot is restored.
    SdkHttpRequest request = signed.request().toBuilder().putHeader("Connection", "close").build();
    var execution = HttpExecuteRequest.builder().request(request);
    signed.payload().ifPresent(execution::contentStreamProvider);
    var prepared = http.prepareRequest(execution.build());
    try {
      return TimeLimited.call(MOST, () -> read(prepared.call()), prepared::abort);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnansweredCallException(service.name() + " sent no response", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("stopped while waiting for " + service.name());
    }
  }

  private SignedRequest sign(Map<String, String> headers, byte[] body) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(service.endpoint())
            .putHeader("Content-Length", Integer.toString(body.length));
    headers.forEach(request::putHeader);
    return SIGNER.sign(
        r ->
            r.request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .identity(credentials.resolveCredentials())
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service.signingName())
                .putProperty(AwsV4HttpSigner.REGION_NAME, service.region()));
  }

  private static Answer read(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    if (response.responseBody().isEmpty()) {
      return new Answer(status, new byte[0]);
    }
    try (InputStream body = response.responseBody().get()) {
      return new Answer(status, body.readAllBytes());
    }
  }

  /** No response, or an incomplete one. */
  static final class UnansweredCallException extends SdkClientException {
    UnansweredCallException(String message, Exception cause) {
      super(SdkClientException.builder().message(message).cause(cause));
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }
}
