package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.List;
import java.util.Optional;

/** Reads the cookies of a request. */
public final class Cookies {
  private Cookies() {}

  /** The value of the first cookie with this name, empty when there is none. */
  public static Optional<String> find(HttpRequest<?> request, String name) {
    for (String header : headers(request)) {
      for (String cookie : header.split(";", -1)) {
        String[] pair = cookie.strip().split("=", 2);
        if (pair.length == 2 && pair[0].equals(name)) {
          return Optional.of(pair[1]);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * API Gateway's payload 2.0 moves cookies out of the headers, where Micronaut does not find them.
   */
  private static List<String> headers(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        && event.getCookies() != null) {
      return event.getCookies();
    }
    return request.getHeaders().getAll("Cookie");
  }
}
