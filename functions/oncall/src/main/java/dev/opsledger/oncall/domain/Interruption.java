package dev.opsledger.oncall.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One interruption of a person by an incident: a push message, SMS or phone call, together with all
 * that follow within {@link #ONE}, whatever their channels. An email interrupts nobody.
 *
 * @param user the person's id
 * @param at when the first notification came, which decides the kind of hour
 * @param notifications how many notifications it consists of
 */
public record Interruption(String user, Instant at, int notifications) {
  /** Notifications no farther than this from the first one belong to the same interruption. */
  public static final Duration ONE = Duration.ofSeconds(60);

  private static final Set<String> CHANNELS = Set.of("push", "sms", "phone");

  /** Whether an entry is a notification that interrupts. */
  static boolean isCause(TimelineEntry entry) {
    return entry.kind().equals("notify")
        && entry.notification().filter(n -> CHANNELS.contains(n.channel())).isPresent();
  }

  /** The interruptions by one incident; a notification of nobody in particular makes none. */
  public static List<Interruption> of(Collection<TimelineEntry> timeline) {
    var causes =
        timeline.stream()
            .filter(entry -> isCause(entry) && entry.user().isPresent())
            .sorted(Comparator.comparing(TimelineEntry::at))
            .toList();
    var all = new ArrayList<Interruption>();
    Map<String, Integer> last = new HashMap<>();
    for (TimelineEntry cause : causes) {
      String user = cause.user().orElseThrow();
      int index = last.getOrDefault(user, -1);
      if (index >= 0 && !cause.at().isAfter(all.get(index).at().plus(ONE))) {
        all.set(index, all.get(index).withOneMore());
      } else {
        last.put(user, all.size());
        all.add(new Interruption(user, cause.at(), 1));
      }
    }
    return all;
  }

  private Interruption withOneMore() {
    return new Interruption(user, at, notifications + 1);
  }
}
