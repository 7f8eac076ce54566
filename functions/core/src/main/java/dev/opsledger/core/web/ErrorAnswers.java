package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;

/**
 * Gives every error the context's shape, those that Micronaut itself finds (no such route, wrong
 * method, a malformed parameter) included. A server error says nothing of its cause, which goes to
 * the log.
 */
@Singleton
@Primary
final class ErrorAnswers implements ErrorResponseProcessor<String> {
  private static final System.Logger LOG = System.getLogger(ErrorAnswers.class.getName());

  private final ErrorShape shape;

  ErrorAnswers(@Nullable ErrorShape shape) {
    this.shape = shape == null ? ErrorShape.PLAIN : shape;
  }

  @Override
  public MutableHttpResponse<String> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    if (status.getCode() < 500) {
      return answer(response, status, sentence(context, status));
    }
    LOG.log(Level.ERROR, "a request failed", context.getRootCause().orElse(null));
    return answer(response, status, "something went wrong here; it has been logged");
  }

  /** The answer to a problem that a controller found. */
  MutableHttpResponse<String> answer(Problem problem) {
    return answer(HttpResponse.status(problem.status()), problem.status(), problem.getMessage());
  }

  private MutableHttpResponse<String> answer(
      MutableHttpResponse<?> response, HttpStatus status, String message) {
    return response
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(Json.text(shape.of(status, message)));
  }

  private static String sentence(ErrorContext context, HttpStatus status) {
    return context.getErrors().stream()
        .findFirst()
        .map(error -> error.getMessage())
        .orElse(status.getReason());
  }
}
