package dev.opsledger.front.overview;

import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.NamedThing;
import dev.opsledger.front.domain.NamedThing.Kind;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.KnownThings;
import dev.opsledger.front.store.KnownThings.Thing;
import dev.opsledger.front.store.NameRows;
import dev.opsledger.front.store.StoredFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds things by an id or the words of their names, at the cost of what it finds. */
public record SearchQuery(FactQuery facts, NameRows names, KnownThings things) {
  /** The most names that are looked at. */
  private static final int LOOKED_AT = 150;

  private static final int COMMITS = 20;
  private static final int RUNS = 50;
  private static final int SERVICES = 1_000;

  /** What people look for; a number may stand behind '#', as in an incident's. */
  public List<NamedThing> find(String asked) {
    String text = asked.strip().replaceFirst("^#(?=\\d)", "");
    var found = new ArrayList<NamedThing>();
    if (text.matches("[1-9]\\d{0,17}")) {
      found.addAll(byNumber(text));
    }
    if (text.matches("[A-Za-z0-9]{3,40}") && facts.exists("incident", text)) {
      found.add(new NamedThing(Kind.INCIDENT, List.of(text), text));
    }
    String commit = text.toLowerCase(Locale.ROOT);
    if (commit.matches("[0-9a-f]{" + CommitIds.SHORTEST + ",64}")) {
      facts
          .commits(commit, COMMITS)
          .forEach(sha -> found.add(new NamedThing(Kind.COMMIT, List.of(sha), sha)));
    }
    byName(text).stream()
        .filter(thing -> found.stream().noneMatch(other -> other.id().equals(thing.id())))
        .forEach(found::add);
    return found.stream().sorted(Comparator.comparing(NamedThing::kind)).toList();
  }

  private List<NamedThing> byNumber(String id) {
    var found = new ArrayList<NamedThing>();
    add(found, "project", Kind.PROJECT, id);
    add(found, "deployment", Kind.DEPLOYMENT, id);
    add(found, "run", Kind.RUN, id);
    return found;
  }

  private void add(List<NamedThing> found, String fact, Kind kind, String id) {
    if (facts.exists(fact, id)) {
      found.add(new NamedThing(kind, List.of(id), id));
    }
  }

  private List<NamedThing> byName(String text) {
    Set<String> words = NamedThing.words(text);
    if (words.isEmpty()) {
      return List.of();
    }
    // The whole text is a word, too, and the one that fits best.
    String longest =
        words.stream()
            .skip(words.size() > 1 ? 1 : 0)
            .max(Comparator.comparingInt(String::length))
            .get();
    var found = new ArrayList<>(names.find(words.iterator().next(), LOOKED_AT));
    names.find(longest, LOOKED_AT).stream()
        .filter(thing -> !found.contains(thing))
        .forEach(found::add);
    Set<String> wanted = Set.copyOf(words.stream().skip(words.size() > 1 ? 1 : 0).toList());
    List<NamedThing> answers = found.stream().filter(thing -> thing.answers(wanted)).toList();
    List<NamedThing> exact = answers.stream().filter(thing -> thing.isCalled(text)).toList();
    return exact.isEmpty() ? answers : exact;
  }

  /** The services of a team, as PagerDuty's catalog has them, among the first thousand. */
  public List<Thing> servicesOf(NamedThing team) {
    return things.list(KnownThings.Kind.SERVICE, SERVICES).stream()
        .filter(
            service ->
                service.teams().filter(teams -> teams.names().contains(team.name())).isPresent())
        .toList();
  }

  /** The runs of a commit, oldest first; empty unless the text is a whole commit id. */
  public List<StoredFact> runs(String commit) {
    return Optional.of(commit.strip().toLowerCase(Locale.ROOT))
        .filter(CommitIds::isWhole)
        .map(whole -> facts.runsOf(whole, RUNS))
        .orElse(List.of());
  }
}
