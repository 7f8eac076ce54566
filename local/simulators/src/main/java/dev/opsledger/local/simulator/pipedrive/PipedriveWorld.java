package dev.opsledger.local.simulator.pipedrive;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All data of a company's simulated Pipedrive. Like the real one, it accepts duplicates. */
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
   * @param organization the id of its organization, empty if it has none
   */
  public record Deal(long id, String title, Optional<Long> organization, Instant addedAt) {}

  /**
   * A note.
   *
   * @param content the text, as HTML
   */
  public record Note(long id, long deal, String content, Instant addedAt) {}

  private final Clock clock;
  private long lastId;
  private final List<Organization> organizations = new ArrayList<>();
  private final List<Deal> deals = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /** An empty world. */
  public PipedriveWorld(Clock clock) {
    this(clock, 0);
  }

  /** An empty world whose ids start after {@code base}, to be distinct from another world's ids. */
  PipedriveWorld(Clock clock, long base) {
    this.clock = clock;
    lastId = base;
  }

  /** All organizations, by id. */
  public synchronized List<Organization> organizations() {
    return List.copyOf(organizations);
  }

  /** All deals, by id. */
  public synchronized List<Deal> deals() {
    return List.copyOf(deals);
  }

  /** All notes, by id. */
  public synchronized List<Note> notes() {
    return List.copyOf(notes);
  }

  /** Adds an organization. */
  public synchronized Organization addOrganization(String name) {
    var added = new Organization(++lastId, name, now());
    organizations.add(added);
    return added;
  }

  /** Adds a deal. */
  public synchronized Deal addDeal(String title, Optional<Long> organization) {
    var added = new Deal(++lastId, title, organization, now());
    deals.add(added);
    return added;
  }

  /** Adds a note to a deal. */
  public synchronized Note addNote(long deal, String content) {
    var added = new Note(++lastId, deal, content, now());
    notes.add(added);
    return added;
  }

  /** Deletes an organization; its deals stay, without an organization. */
  public synchronized void deleteOrganization(long id) {
    organizations.removeIf(one -> one.id() == id);
    deals.replaceAll(
        one ->
            one.organization().filter(of -> of == id).isPresent()
                ? new Deal(one.id(), one.title(), Optional.empty(), one.addedAt())
                : one);
  }

  /** Moves a deal to another organization. */
  public synchronized void moveDeal(long id, long organization) {
    deals.replaceAll(
        one ->
            one.id() == id
                ? new Deal(id, one.title(), Optional.of(organization), one.addedAt())
                : one);
  }

  synchronized Optional<Organization> organization(long id) {
    return organizations.stream().filter(one -> one.id() == id).findFirst();
  }

  synchronized boolean hasDeal(long id) {
    return deals.stream().anyMatch(one -> one.id() == id);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
