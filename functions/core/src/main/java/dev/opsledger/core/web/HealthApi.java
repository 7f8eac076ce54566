package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.core.exception.SdkException;

/** Says whether the tables can be reached. */
@Controller
final class HealthApi {
  private static final System.Logger LOG = System.getLogger(HealthApi.class.getName());

  private final Health health;

  HealthApi(Health health) {
    this.health = health;
  }

  @Get("/health")
  HttpResponse<String> health() {
    try {
      health.check();
      return HttpResponse.ok(Json.text(Json.object("status", "UP")));
    } catch (SdkException e) {
      LOG.log(Level.ERROR, "a table cannot be reached", e);
      return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(Json.text(Json.object("status", "DOWN", "error", "a table cannot be reached")));
    }
  }
}
