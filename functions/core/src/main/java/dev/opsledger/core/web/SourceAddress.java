package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;

/** The client's IP address, as seen by API Gateway. */
public final class SourceAddress {
  private SourceAddress() {}

  /** The IP address, empty when unknown. */
  public static String of(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        && event.getRequestContext().getHttp().getSourceIp() != null) {
      return event.getRequestContext().getHttp().getSourceIp();
    }
    return "";
  }
}
