package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Optional;

/** Health check: reports whether the tables can be reached. */
@Controller
final class HealthApi {
  private final Health health;

  HealthApi(Health health) {
    this.health = health;
  }

  @Get("/health")
  HttpResponse<String> health() {
    Optional<String> wrong = health.complaint();
    if (wrong.isEmpty()) {
      return HttpResponse.ok(Json.text(Json.object("status", "UP")));
    }
    return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE)
        .body(Json.text(Json.object("status", "DOWN", "error", wrong.get())));
  }
}
