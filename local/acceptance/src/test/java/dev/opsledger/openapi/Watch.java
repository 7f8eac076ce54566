package dev.opsledger.openapi;

import dev.opsledger.local.gateway.ExchangeObserver;
import java.util.ArrayList;
import java.util.List;

/** Holds every answer that any test gets to the document. */
public final class Watch implements ExchangeObserver {
  private static final List<String> WRONG = new ArrayList<>();

  @Override
  public void answered(Exchange exchange) {
    if (exchange.handler().contains("Test") || exchange.handler().contains(".local.")) {
      return; // A handler of a test's own, which is no part of the API.
    }
    List<String> wrong = Contract.SERVED.check(exchange);
    synchronized (WRONG) {
      WRONG.addAll(wrong);
    }
  }

  /** What was wrong since this was last asked. */
  static List<String> take() {
    synchronized (WRONG) {
      var taken = List.copyOf(WRONG);
      WRONG.clear();
      return taken;
    }
  }
}
