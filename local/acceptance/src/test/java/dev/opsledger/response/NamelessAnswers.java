package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.gateway.ExchangeObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Searches every answer in any test for the name or address of a responder. Tests of a ledger with
 * {@code ONCALL_PEOPLE} on have the tag {@value #PEOPLE}.
 */
public final class NamelessAnswers implements ExchangeObserver, AfterEachCallback {
  /** The tag of a test whose answers may name people. */
  public static final String PEOPLE = "people";

  /** Those of all simulated accounts, which nobody else in the tests has. */
  private static final List<String> NAMES =
      List.of(
          "Ada Byron",
          "Bob Smith",
          "Mira Holt",
          "Tom Okafor",
          "Yui Sato",
          "mira@example.com",
          "tom@example.com",
          "yui@example.com");

  private static final List<String> FOUND = new ArrayList<>();

  @Override
  public void answered(Exchange exchange) {
    String body = new String(exchange.body(), StandardCharsets.UTF_8);
    for (String name : NAMES) {
      if (body.contains(name)) {
        add(exchange.method() + " " + exchange.route() + ": " + name);
      }
    }
  }

  private static synchronized void add(String found) {
    FOUND.add(found);
  }

  private static synchronized List<String> take() {
    var taken = List.copyOf(FOUND);
    FOUND.clear();
    return taken;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> found = take();
    if (!context.getTags().contains(PEOPLE)) {
      assertThat(found).as("answers that name people").isEmpty();
    }
  }
}
