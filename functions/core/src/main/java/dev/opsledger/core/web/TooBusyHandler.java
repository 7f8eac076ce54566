package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.TooBusy;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 503 where too many change the same at once, for the caller to try again. */
@Singleton
final class TooBusyHandler implements ExceptionHandler<TooBusy, HttpResponse<?>> {
  private final ErrorAnswers answers;

  TooBusyHandler(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut declares the request raw.
  public HttpResponse<?> handle(HttpRequest request, TooBusy busy) {
    return answers.answer(new Problem(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage()));
  }
}
