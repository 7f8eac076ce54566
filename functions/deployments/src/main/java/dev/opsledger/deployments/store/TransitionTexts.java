package dev.opsledger.deployments.store;

import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.domain.Transition.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The earlier transitions of a deployment as a set of texts, because a stream's records hold no
 * nested values. A set has no order, so each begins with its number; who caused it comes last,
 * because a name may hold the separator.
 */
final class TransitionTexts {
  static final String COLUMN = "earlier";
  private static final int PARTS = 9;

  private TransitionTexts() {}

  /** The texts of transitions, oldest first. */
  static List<String> of(List<Transition> transitions) {
    var texts = new ArrayList<String>(transitions.size());
    for (Transition each : transitions) {
      texts.add(
          String.join(
              "|",
              Integer.toString(texts.size()),
              Long.toString(each.revision()),
              each.status().name(),
              each.from().map(Status::name).orElse(""),
              each.at().toString(),
              each.secondsInPrevious().map(String::valueOf).orElse(""),
              each.actor().name(),
              each.assignedUrl().orElse(""),
              each.by().orElse("")));
    }
    return texts;
  }

  /** The transitions of texts, oldest first. */
  static List<Transition> read(Collection<String> texts) {
    return texts.stream()
        .map(text -> text.split("\\|", PARTS))
        .sorted(Comparator.comparingInt(parts -> Integer.parseInt(parts[0])))
        .map(TransitionTexts::transition)
        .toList();
  }

  private static Transition transition(String[] parts) {
    return new Transition(
        Long.parseLong(parts[1]),
        Status.valueOf(parts[2]),
        given(parts[3]).map(Status::valueOf),
        Instant.parse(parts[4]),
        given(parts[5]).map(Long::valueOf),
        Actor.valueOf(parts[6]),
        given(parts[8]),
        given(parts[7]));
  }

  /** A part that may be missing. */
  static Optional<String> given(String part) {
    return Optional.of(part).filter(text -> !text.isEmpty());
  }
}
