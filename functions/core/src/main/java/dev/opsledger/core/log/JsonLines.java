package dev.opsledger.core.log;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.runtime.FunctionEnvironment;
import io.micronaut.json.tree.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Log formatter that writes one JSON object per line, with the correlation id, for CloudWatch Logs
 * Insights. Output of {@link System.Logger}, {@code java.util.logging} and SLF4J all goes through
 * it. Secrets are hidden, whoever wrote them.
 */
public final class JsonLines extends Formatter {
  /** Makes this the process's only log format, except in the local host, which has its own. */
  public static void install() {
    if (FunctionEnvironment.BOUND.isBound()) {
      return;
    }
    LogManager.getLogManager().reset();
    Handler handler =
        new StreamHandler(System.out, new JsonLines()) {
          @Override
          public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
          }
        };
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(handler);
    OWN.setLevel(Level.INFO);
  }

  /** Keeps a strong reference: the log manager holds loggers weakly. */
  private static final Logger OWN = Logger.getLogger("dev.opsledger");

  @Override
  public String format(LogRecord record) {
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", Instant.ofEpochMilli(record.getMillis()));
    line.put("level", record.getLevel().getName());
    line.put("logger", record.getLoggerName());
    line.put("message", formatMessage(record));
    fields(record).forEach((name, value) -> line.putIfAbsent(name.toString(), value));
    Correlation.current().ifPresent(id -> line.put("correlation_id", id));
    if (record.getThrown() != null) {
      line.put("error", trace(record.getThrown()));
    }
    JsonNode node = Json.node(line);
    return Secret.hideIn(Json.text(node)) + "\n";
  }

  /** A map given as the parameter of a message is no part of its text: it becomes fields. */
  private static Map<?, ?> fields(LogRecord record) {
    Object[] parameters = record.getParameters();
    return parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> fields
        ? fields
        : Map.of();
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
