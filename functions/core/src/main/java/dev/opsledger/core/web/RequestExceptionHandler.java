package dev.opsledger.core.web;

import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Turns a {@link RequestException} into an error response with the HTTP status of its kind. */
@Singleton
public final class RequestExceptionHandler
    implements ExceptionHandler<RequestException, HttpResponse<?>> {
  private final ErrorResponses responses;

  RequestExceptionHandler(ErrorResponses responses) {
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut declares the request raw.
  public HttpResponse<?> handle(HttpRequest request, RequestException refused) {
    return waiting(refused, responses.of(request, status(refused), refused.getMessage()));
  }

  /** Tells the caller when to try again, if the exception says so. */
  public static <T> MutableHttpResponse<T> waiting(
      RequestException refused, MutableHttpResponse<T> response) {
    refused
        .retryAfter()
        .map(wait -> Long.toString(RequestException.wholeSeconds(wait)))
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    return response;
  }

  /** The HTTP status for the exception's kind. */
  public static HttpStatus status(RequestException refused) {
    return switch (refused.kind()) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TOO_LARGE -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
      case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_ENTITY;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
