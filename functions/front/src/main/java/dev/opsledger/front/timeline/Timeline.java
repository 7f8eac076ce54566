package dev.opsledger.front.timeline;

import dev.opsledger.front.store.StoredFact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What happened around something.
 *
 * @param subject what it is about
 * @param span the time that it covers
 * @param projects the projects that were looked at
 * @param entries what happened; of an incident the candidates, the likeliest first, else by time
 * @param cost what it cost those on call: the incident, or the incidents told
 * @param gap why something may be missing; empty if nothing is known to be
 */
public record Timeline(
    Subject subject,
    Span span,
    List<Long> projects,
    List<Entry> entries,
    OncallCost cost,
    Optional<String> gap) {
  /** What a timeline is about: {@code incident}, {@code commit}, and so on, and its id. */
  public record Subject(String kind, String id) {}

  /** From a moment until another. */
  public record Span(Instant since, Instant until) {}

  /** With the cost of the incidents told. */
  static Timeline of(
      Subject subject, Span span, List<Long> projects, List<Entry> entries, Optional<String> gap) {
    return new Timeline(subject, span, projects, entries, cost(entries, _ -> true, gap), gap);
  }

  /** What the incidents that count against a deployment cost, as far as they are told. */
  public OncallCost costOf(long deployment) {
    return cost(entries, each -> each.follows().filter(id -> id == deployment).isPresent(), gap);
  }

  private static OncallCost cost(
      List<Entry> entries, Predicate<Entry> which, Optional<String> gap) {
    // An incident may stand under the deployments of two environments; it cost what it cost once.
    Map<String, StoredFact> incidents = new LinkedHashMap<>();
    entries.stream()
        .filter(each -> each.kind() == Entry.Kind.INCIDENT && which.test(each))
        .forEach(each -> incidents.put(each.fact().id(), each.fact()));
    return OncallCost.of(List.copyOf(incidents.values()), gap);
  }
}
