package dev.opsledger.openapi;

import dev.opsledger.local.gateway.ExchangeObserver;
import java.util.ArrayList;
import java.util.List;

/** Checks every response in any test against the OpenAPI document. */
public final class Watch implements ExchangeObserver {
  private static final List<String> WRONG = new ArrayList<>();

  @Override
  public void answered(Exchange exchange) {
    if (exchange.handler().contains("Test") || exchange.handler().contains(".local.")) {
      return; // A handler defined by a test, not part of the API.
    }
    List<String> wrong = Contract.SERVED.check(exchange);
    synchronized (WRONG) {
      WRONG.addAll(wrong);
    }
  }

  /** Returns the deviations found since the last call, and clears them. */
  static List<String> take() {
    synchronized (WRONG) {
      var taken = List.copyOf(WRONG);
      WRONG.clear();
      return taken;
    }
  }
}
