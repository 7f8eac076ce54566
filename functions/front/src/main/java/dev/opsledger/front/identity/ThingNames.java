package dev.opsledger.front.identity;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Thing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares things and entries of the map by name, and puts things into entries. */
final class ThingNames {
  private ThingNames() {}

  /** Whether a thing belongs to an entry. */
  static boolean holds(IdentityEntry entry, Thing thing) {
    return switch (thing.kind()) {
      case PROJECT -> entry.project().map(String::valueOf).filter(thing.id()::equals).isPresent();
      case REPOSITORY -> entry.repositories().stream().anyMatch(thing.id()::equalsIgnoreCase);
      case SERVICE -> entry.services().contains(thing.id());
    };
  }

  /** An entry with further things. */
  static IdentityEntry with(IdentityEntry entry, List<Thing> things) {
    Optional<Long> project = entry.project();
    Set<String> repositories = new LinkedHashSet<>(entry.repositories());
    Set<String> services = new LinkedHashSet<>(entry.services());
    for (Thing thing : things) {
      switch (thing.kind()) {
        case PROJECT -> project = project.or(() -> Optional.of(Long.valueOf(thing.id())));
        case REPOSITORY -> repositories.add(thing.name());
        case SERVICE -> services.add(thing.id());
      }
    }
    return new IdentityEntry(
        entry.name(), project, List.copyOf(repositories), List.copyOf(services), entry.team());
  }

  /** The name by which a thing is compared: a repository's without its owner. */
  static String of(Thing thing) {
    String name = thing.name();
    return normal(thing.kind() == Kind.REPOSITORY ? name.substring(name.indexOf('/') + 1) : name);
  }

  /** A name in the form in which names are compared. */
  static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "-").replaceAll("^-|-$", "");
  }
}
