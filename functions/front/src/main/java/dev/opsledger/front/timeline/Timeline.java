package dev.opsledger.front.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened around something.
 *
 * @param subject what it is about
 * @param span the time that it covers
 * @param projects the projects that were looked at
 * @param entries what happened; of an incident the candidates, the likeliest first, else by time
 * @param gap why something may be missing; empty if nothing is known to be
 */
public record Timeline(
    Subject subject, Span span, List<Long> projects, List<Entry> entries, Optional<String> gap) {
  /** What a timeline is about: {@code incident}, {@code commit}, and so on, and its id. */
  public record Subject(String kind, String id) {}

  /** From a moment until another. */
  public record Span(Instant since, Instant until) {}
}
