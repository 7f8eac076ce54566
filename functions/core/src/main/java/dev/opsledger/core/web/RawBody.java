package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The request body byte for byte, as webhook signatures need it. */
public final class RawBody {
  private RawBody() {}

  /** The bytes; an empty array when there is no body. */
  public static byte[] of(HttpRequest<?> request) {
    if (!(request instanceof ServletHttpRequest<?, ?> servlet)
        || !(servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event)) {
      throw new IllegalStateException("the request did not come through API Gateway");
    }
    String body = event.getBody();
    if (body == null) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
