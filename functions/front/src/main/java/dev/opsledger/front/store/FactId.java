package dev.opsledger.front.store;

import dev.opsledger.core.outbox.Fact;

/** Identifies the thing that a fact is about: its kind, such as {@code run}, and its id. */
public record FactId(String kind, String id) {
  /** The thing that a fact is about. */
  public static FactId of(Fact fact) {
    return new FactId(fact.kind(), fact.id());
  }
}
