package dev.opsledger.front.identity;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.front.identity.IdentityService.Proposed;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Teams;
import dev.opsledger.front.store.KnownThings.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds to proposals what PagerDuty's teams suggest: the team that looks after an entry's services,
 * or is called like the entry, answers for it; and a service of an entry's team that belongs to
 * nothing else belongs to it. Where several would do nothing is proposed.
 */
final class TeamProposals {
  /** The most services that are proposed for an entry because of its team. */
  private static final int MOST_SERVICES = 10;

  private record Draft(IdentityEntry entry, List<String> why, boolean proposed) {}

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<Thing> known;
  private final Map<String, String> teams = new TreeMap<>();

  private TeamProposals(IdentityMap map, Collection<Thing> known, List<Proposed> byName) {
    this.known = List.copyOf(known);
    map.entries().forEach(entry -> put(new Draft(entry, List.of(), false)));
    byName.forEach(each -> put(new Draft(each.entry(), List.of(each.why()), true)));
    for (Thing thing : known) {
      teamsOf(thing).forEach(team -> teams.putIfAbsent(ThingNames.normal(team), team));
    }
  }

  private void put(Draft draft) {
    drafts.put(draft.entry().name(), draft);
  }

  /** The proposals by name, and those by team. */
  static List<Proposed> of(IdentityMap map, Collection<Thing> known, List<Proposed> byName) {
    var proposals = new TeamProposals(map, known, byName);
    proposals.namedLikeATeam();
    List.copyOf(proposals.drafts.values()).forEach(proposals::nameTeam);
    proposals.addServices();
    return proposals.drafts.values().stream()
        .filter(Draft::proposed)
        .map(each -> new Proposed(each.entry(), String.join("; ", each.why())))
        .toList();
  }

  private static List<String> teamsOf(Thing thing) {
    return thing.teams().map(Teams::names).orElse(List.of());
  }

  private boolean isFree(Thing thing) {
    return drafts.values().stream().noneMatch(each -> ThingNames.holds(each.entry(), thing));
  }

  /** What belongs to nothing and is called like a team is an entry of that team. */
  private void namedLikeATeam() {
    for (Thing thing : known) {
      String name = ThingNames.of(thing);
      boolean taken =
          drafts.keySet().stream().anyMatch(each -> ThingNames.normal(each).equals(name));
      if (thing.kind() != Kind.SERVICE && teams.containsKey(name) && !taken && isFree(thing)) {
        var empty =
            new IdentityEntry(name, Optional.empty(), List.of(), List.of(), Optional.empty());
        // The team follows, with the reason.
        put(new Draft(ThingNames.with(empty, List.of(thing)), List.of(), false));
      }
    }
  }

  private void nameTeam(Draft draft) {
    if (draft.entry().team().isPresent()) {
      return;
    }
    Optional<String> named = called(draft.entry());
    Set<String> ofServices = new LinkedHashSet<>();
    known.stream()
        .filter(thing -> thing.kind() == Kind.SERVICE && ThingNames.holds(draft.entry(), thing))
        .forEach(thing -> ofServices.addAll(teamsOf(thing)));
    if (ofServices.size() == 1) {
      String team = ofServices.iterator().next();
      put(with(draft, team, "PagerDuty's team %s looks after its services".formatted(team)));
    } else if (named.isPresent() && (ofServices.isEmpty() || ofServices.contains(named.get()))) {
      put(with(draft, named.get(), "PagerDuty's team %s is called so".formatted(named.get())));
    }
  }

  /** The team that is called like an entry, its project or one of its repositories. */
  private Optional<String> called(IdentityEntry entry) {
    var names = new LinkedHashSet<String>();
    names.add(ThingNames.normal(entry.name()));
    known.stream()
        .filter(thing -> thing.kind() != Kind.SERVICE && ThingNames.holds(entry, thing))
        .forEach(thing -> names.add(ThingNames.of(thing)));
    List<String> found = names.stream().filter(teams::containsKey).map(teams::get).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Draft with(Draft draft, String team, String why) {
    IdentityEntry entry = draft.entry();
    return new Draft(
        new IdentityEntry(
            entry.name(),
            entry.project(),
            entry.repositories(),
            entry.services(),
            Optional.of(team)),
        and(draft.why(), why),
        true);
  }

  private static List<String> and(List<String> why, String more) {
    var all = new ArrayList<>(why);
    all.add(more);
    return all;
  }

  private void addServices() {
    Map<String, List<Thing>> byTeam = new TreeMap<>();
    known.stream()
        .filter(thing -> teamsOf(thing).size() == 1 && isFree(thing))
        .forEach(
            thing ->
                byTeam
                    .computeIfAbsent(teamsOf(thing).getFirst(), _ -> new ArrayList<>())
                    .add(thing));
    byTeam.forEach(
        (team, services) -> {
          List<Draft> homes =
              drafts.values().stream().filter(each -> each.entry().isOf(team)).toList();
          // A team with many more services than its one entry looks after several things.
          if (homes.size() == 1 && services.size() <= MOST_SERVICES) {
            put(with(homes.getFirst(), team, services));
          }
        });
  }

  private static Draft with(Draft home, String team, List<Thing> services) {
    List<String> called =
        services.stream().map(each -> "%s (%s)".formatted(each.id(), each.name())).toList();
    String why =
        "PagerDuty's team %s answers for this only, and looks after %s"
            .formatted(team, String.join(", ", called));
    return new Draft(ThingNames.with(home.entry(), services), and(home.why(), why), true);
  }
}
