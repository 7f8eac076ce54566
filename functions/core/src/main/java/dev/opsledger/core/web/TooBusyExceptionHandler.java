package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.TooBusyException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 503 where too many change the same at once, for the caller to try again. */
@Singleton
final class TooBusyExceptionHandler implements ExceptionHandler<TooBusyException, HttpResponse<?>> {
  private final ErrorResponses responses;

  TooBusyExceptionHandler(ErrorResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut declares the request raw.
  public HttpResponse<?> handle(HttpRequest request, TooBusyException busy) {
    return responses.of(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage());
  }
}
