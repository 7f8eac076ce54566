package dev.opsledger.core.aws;

import dev.opsledger.core.aws.AwsHttp.Answer;
import dev.opsledger.core.aws.AwsHttp.UnansweredCallException;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.core.runtime.CallObserver.Cost;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Minimal client for AWS's JSON 1.1 protocol, for services of which we use a single operation: the
 * SDK clients of Systems Manager and EventBridge add 8 MB and noticeably slow cold starts. Signing
 * and HTTP come from the SDK, failures are SDK exceptions, and like the SDK it makes up to three
 * attempts.
 */
final class AwsJsonClient {
  private static final int TRIES = 3;

  private final AwsHttp http;
  private final String target;
  private final CallObserver observer;
  private final Sleeper pause;

  /**
   * @param target what precedes the operation in {@code X-Amz-Target}, such as {@code AWSEvents}
   */
  AwsJsonClient(AwsHttp http, String target, CallObserver observer, Sleeper pause) {
    this.http = http;
    this.target = target;
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
    var call = new Call(http.name(), operation, resource);
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
    Answer answer =
        http.post(
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.1",
                "X-Amz-Target",
                target + "." + operation),
            body);
    JsonNode json = parse(operation, answer.body());
    if (answer.status() >= 300) {
      throw refusal(operation, answer.status(), json);
    }
    return json;
  }

  private JsonNode parse(String operation, byte[] body) {
    try {
      return body.length == 0 ? Json.object() : Json.parse(body);
    } catch (MalformedJsonException e) {
      throw new UnansweredCallException(
          "%s sent no response to %s".formatted(http.name(), operation), e);
    }
  }

  private SdkServiceException refusal(String operation, int status, JsonNode error) {
    String type = Json.text(error, "__type").orElse("an error").replaceFirst("^.*#", "");
    String why = Json.text(error, "message").or(() -> Json.text(error, "Message")).orElse("");
    return new RefusedCallException(
        "%s answered %d %s to %s: %s".formatted(http.name(), status, type, operation, why),
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

  /** Backoff with jitter: up to 0.1 s, then up to 0.2 s. */
  private static Duration backoff(int attempt) {
    return Duration.ofMillis(RandomGenerator.getDefault().nextLong(50L << attempt));
  }
}
