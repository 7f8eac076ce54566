package dev.opsledger.local.simulator.pipedrive;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a company has in its simulated Pipedrive. Like the real one, it takes doubles.
 */
public final class PipedriveWorld {
  /**
   * An organization.
   *
   * @param addedAt when it was created
   */
  public record Organization(long id, String name, Instant addedAt) {}

  /**
   * A deal.
   *
   * @param organization the id of its organization, empty where it has none
   */
  public record Deal(long id, String title, Optional<Long> organization, Instant addedAt) {}

  /**
   * A note.
   *
   * @param content HTML
   */
  public record Note(long id, long deal, String content, Instant addedAt) {}

  private final Clock clock;
  private final List<Organization> organizations = new ArrayList<>();
  private final List<Deal> deals = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** An empty one. */
  public PipedriveWorld(Clock clock) {
    this.clock = clock;
  }

  /** By id. */
  public synchronized List<Organization> organizations() {
    return List.copyOf(organizations);
  }

  /** By id. */
  public synchronized List<Deal> deals() {
    return List.copyOf(deals);
  }

  /** By id. */
  public synchronized List<Note> notes() {
    return List.copyOf(notes);
  }

  /** Adds an organization. */
  public synchronized Organization addOrganization(String name) {
    var added = new Organization(organizations.size() + 1L, name, now());
    organizations.add(added);
    return added;
  }

  /** Adds a deal. */
  public synchronized Deal addDeal(String title, Optional<Long> organization) {
    var added = new Deal(deals.size() + 1L, title, organization, now());
    deals.add(added);
    return added;
  }

  /** Adds a note to a deal. */
  public synchronized Note addNote(long deal, String content) {
    var added = new Note(notes.size() + 1L, deal, content, now());
    notes.add(added);
    return added;
  }

  synchronized boolean hasOrganization(long id) {
    return id >= 1 && id <= organizations.size();
  }

  synchronized boolean hasDeal(long id) {
    return id >= 1 && id <= deals.size();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
