package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.TooBusyException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Responds with 503 when too many writers conflict, so that the caller retries. */
@Singleton
final class TooBusyExceptionHandler implements ExceptionHandler<TooBusyException, HttpResponse<?>> {
  private final ErrorResponses responses;

  TooBusyExceptionHandler(ErrorResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut declares the request raw.
  public HttpResponse<?> handle(HttpRequest request, TooBusyException busy) {
    return responses.of(request, HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage());
  }
}
