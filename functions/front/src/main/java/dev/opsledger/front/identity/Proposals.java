package dev.opsledger.front.identity;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.front.identity.IdentityService.Proposed;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes what may belong together: what is called the same, and what PagerDuty's teams say. */
final class Proposals {
  private static final int MOST = 100;

  private Proposals() {}

  /** Proposals for a map, from all things that are known. */
  static List<Proposed> of(IdentityMap map, Collection<Thing> known) {
    Map<String, List<Thing>> byName = new TreeMap<>();
    known.forEach(
        thing -> byName.computeIfAbsent(ThingNames.of(thing), _ -> new ArrayList<>()).add(thing));
    var proposals = new ArrayList<Proposed>();
    for (Map.Entry<String, List<Thing>> each : byName.entrySet()) {
      if (proposals.size() < MOST && !each.getKey().isEmpty()) {
        proposal(map, each.getKey(), each.getValue()).ifPresent(proposals::add);
      }
    }
    return TeamProposals.of(map, known, proposals).stream().limit(MOST).toList();
  }

  private static Optional<Proposed> proposal(IdentityMap map, String name, List<Thing> things) {
    List<Thing> free = things.stream().filter(thing -> !isMapped(map, thing)).toList();
    List<IdentityEntry> homes =
        map.entries().stream().filter(entry -> isNamed(entry, name, things)).toList();
    // Where several entries have the name nothing can be said of what else has it.
    if (free.isEmpty() || homes.size() > 1 || (homes.isEmpty() && free.size() < 2)) {
      return Optional.empty();
    }
    IdentityEntry before =
        homes.isEmpty()
            ? new IdentityEntry(
                freeName(map, name), Optional.empty(), List.of(), List.of(), Optional.empty())
            : homes.getFirst();
    IdentityEntry after = ThingNames.with(before, free);
    return after.equals(before) || isSingle(after)
        ? Optional.empty()
        : Optional.of(new Proposed(after, why(name, things)));
  }

  private static boolean isMapped(IdentityMap map, Thing thing) {
    return map.entries().stream().anyMatch(entry -> ThingNames.holds(entry, thing));
  }

  private static boolean isNamed(IdentityEntry entry, String name, List<Thing> things) {
    return ThingNames.normal(entry.name()).equals(name)
        || things.stream().anyMatch(thing -> ThingNames.holds(entry, thing));
  }

  /** Whether an entry has one part only, so that nothing belongs together in it. */
  private static boolean isSingle(IdentityEntry entry) {
    return entry.project().map(_ -> 1).orElse(0)
            + entry.repositories().size()
            + entry.services().size()
        < 2;
  }

  private static String freeName(IdentityMap map, String name) {
    var taken = new HashSet<String>();
    map.entries().forEach(entry -> taken.add(entry.name().toLowerCase(Locale.ROOT)));
    String free = name;
    for (int i = 2; taken.contains(free); i++) {
      free = name + " " + i;
    }
    return free;
  }

  private static String why(String name, List<Thing> things) {
    List<String> called =
        things.stream()
            .map(
                thing ->
                    thing.kind() == Kind.REPOSITORY
                        ? "the repository " + thing.name()
                        : "the %s %s (%s)"
                            .formatted(
                                thing.kind().name().toLowerCase(Locale.ROOT),
                                thing.id(),
                                thing.name()))
            .toList();
    return "called %s: %s".formatted(name, String.join(", ", called));
  }
}
