package dev.opsledger.core.web;

import io.micronaut.function.aws.proxy.ApiGatewayServletRequest.EmptyBodyException;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A request's body as it was sent. Micronaut would read it as the content type says, and many a
 * client calls its JSON a form, as {@code curl -d} does.
 */
public final class RawBody {
  private RawBody() {}

  /** The bytes, none when there is no body. */
  public static byte[] of(HttpRequest<?> request) {
    if (!(request instanceof ServletHttpRequest<?, ?> raw)) {
      throw new IllegalStateException("a request of Micronaut's Lambda edge has an input stream");
    }
    try (InputStream body = raw.getInputStream()) {
      return body.readAllBytes();
    } catch (EmptyBodyException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
