package dev.opsledger.front.identity;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.front.store.KnownThings;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Thing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and changes the identity map. */
public final class IdentityService {
  /** The most things of a kind that are looked at for proposals. */
  private static final int MOST_THINGS = 1_000;

  private final IdentityTable table;
  private final KnownThings things;
  private final Clock clock;

  /**
   * @param things what is known by name
   * @param clock dates changes
   */
  public IdentityService(IdentityTable table, KnownThings things, Clock clock) {
    this.table = table;
    this.things = things;
    this.clock = clock;
  }

  /**
   * A proposal.
   *
   * @param entry the entry as it would be, in place of one with this name or as a new one
   * @param why what suggests it
   */
  public record Proposed(IdentityEntry entry, String why) {}

  /** The present map. */
  public IdentityMap read() {
    return table.readStrictly();
  }

  /** What may belong together but does not in this map. */
  public List<Proposed> proposals(IdentityMap map) {
    var known = new ArrayList<Thing>();
    for (Kind kind : Kind.values()) {
      known.addAll(things.list(kind, MOST_THINGS));
    }
    return Proposals.of(map, known);
  }

  /**
   * Replaces the entries.
   *
   * @param revision the revision that the change began with
   * @param by who changes it
   * @return the map as it is then
   * @throws RequestException 409 if it has another revision by now, 400 if it adds a project that
   *     does not exist
   */
  public IdentityMap change(long revision, List<IdentityEntry> entries, String by) {
    IdentityMap before = table.readStrictly();
    if (before.entries().equals(entries)) {
      // Perhaps the answer to the same change was lost.
      return before;
    }
    if (before.revision() != revision) {
      throw conflict(before);
    }
    refuseUnknownProjects(before, entries);
    var change = new IdentityMap.Change(clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
    var after = new IdentityMap(revision + 1, entries, Optional.of(change));
    if (!table.write(after)) {
      throw conflict(table.readStrictly());
    }
    return after;
  }

  /** Projects that are in the map already stay, as those of settings may be told later. */
  private void refuseUnknownProjects(IdentityMap before, List<IdentityEntry> entries) {
    Set<Long> mapped =
        before.entries().stream()
            .flatMap(entry -> entry.project().stream())
            .collect(Collectors.toSet());
    for (int i = 0; i < entries.size(); i++) {
      Optional<Long> added = entries.get(i).project().filter(id -> !mapped.contains(id));
      if (added.isPresent() && !exists(added.get())) {
        throw RequestException.invalid(
            "entries[%d].project: there is no project %d".formatted(i, added.get()));
      }
    }
  }

  /** Whether there is such a project; assumed as long as no project was ever told. */
  private boolean exists(long project) {
    return things.has(Kind.PROJECT, Long.toString(project))
        || things.list(Kind.PROJECT, 1).isEmpty();
  }

  private static RequestException conflict(IdentityMap now) {
    return new RequestException(
        RequestException.Kind.CONFLICT,
        "the map was changed meanwhile: it has revision %d%s; read it again and repeat your change"
            .formatted(
                now.revision(), now.changed().map(change -> " by " + change.by()).orElse("")));
  }
}
