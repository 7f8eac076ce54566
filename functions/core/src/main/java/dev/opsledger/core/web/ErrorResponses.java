package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;

/**
 * Renders every error in the context's format, including those that Micronaut itself detects
 * (unknown route, wrong method, malformed parameter). A server error hides its cause, which is
 * logged.
 */
@Singleton
@Primary
final class ErrorResponses implements ErrorResponseProcessor<String> {
  private static final System.Logger LOG = System.getLogger(ErrorResponses.class.getName());

  private final ErrorFormat format;
  private final ErrorFormat.Pages pages;

  ErrorResponses(@Nullable ErrorFormat format, ErrorFormat.Pages pages) {
    this.format = format == null ? ErrorFormat.PLAIN : format;
    this.pages = pages;
  }

  @Override
  public MutableHttpResponse<String> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    if (status.getCode() < 500) {
      return answer(context.getRequest(), response, status, sentence(context, status));
    }
    LOG.log(Level.ERROR, "a request failed", context.getRootCause().orElse(null));
    return answer(context.getRequest(), response, status, "internal error; it has been logged");
  }

  /** An error response with a message for the caller. */
  MutableHttpResponse<String> of(HttpRequest<?> request, HttpStatus status, String message) {
    return answer(request, HttpResponse.status(status), status, message);
  }

  private MutableHttpResponse<String> answer(
      HttpRequest<?> request, MutableHttpResponse<?> response, HttpStatus status, String message) {
    return pages.of(request, status, message).orElseGet(() -> answer(response, status, message));
  }

  private MutableHttpResponse<String> answer(
      MutableHttpResponse<?> response, HttpStatus status, String message) {
    return response
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(Json.text(format.of(status, message)));
  }

  private static String sentence(ErrorContext context, HttpStatus status) {
    return context.getErrors().stream()
        .findFirst()
        .map(error -> error.getMessage())
        .orElse(status.getReason());
  }
}
