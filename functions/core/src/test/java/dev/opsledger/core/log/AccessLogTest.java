package dev.opsledger.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static final class Lines extends Handler {
    final List<String> written = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      written.add(new JsonLines().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aLineNamesTheCallerAndTheRequestAsFields() throws Exception {
    var lines = new Lines();
    Logger logger = Logger.getLogger(AccessLog.class.getName());
    logger.setLevel(Level.INFO);
    logger.addHandler(lines);
    try {
      AccessLog.write(Optional.of("auth0|\"ada\"\n"), "GET /projects/{id}", 404, "request-1");
      AccessLog.write(Optional.empty(), "GET /health", 200, "request-2");
    } finally {
      logger.removeHandler(lines);
    }
    assertThat(lines.written).hasSize(1);
    assertThat(lines.written.getFirst()).endsWith("}\n").hasLineCount(1);
    var line = Json.parse(lines.written.getFirst());
    assertThat(Json.text(line, "message")).contains("access");
    assertThat(Json.text(line, "by")).contains("auth0|\"ada\"\n");
    assertThat(Json.text(line, "route")).contains("GET /projects/{id}");
    assertThat(Json.number(line, "status")).contains(404L);
    assertThat(Json.text(line, "requestId")).contains("request-1");
  }
}
