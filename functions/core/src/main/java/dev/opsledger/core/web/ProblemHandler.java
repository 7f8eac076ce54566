package dev.opsledger.core.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link Problem} in the context's shape. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
  private final ErrorAnswers answers;

  ProblemHandler(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut declares the request raw.
  public HttpResponse<?> handle(HttpRequest request, Problem problem) {
    return answers.answer(problem);
  }
}
