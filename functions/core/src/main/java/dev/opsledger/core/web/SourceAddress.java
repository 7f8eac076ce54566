package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;

/** From where a request came, as API Gateway saw it. */
public final class SourceAddress {
  private SourceAddress() {}

  /** The IP address, empty where nobody says. */
  public static String of(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        && event.getRequestContext().getHttp().getSourceIp() != null) {
      return event.getRequestContext().getHttp().getSourceIp();
    }
    return "";
  }
}
