package dev.opsledger.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.activity.domain.Message;
import dev.opsledger.activity.domain.PostedEvent;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.5Z");
  private static final Instant AT = Instant.parse("2026-11-20T08:30:00.123456Z");

  private final EventsInMemory rows = new EventsInMemory();
  private final EventStore store =
      new EventStore(new Table(rows, "activity"), Clock.fixed(NOW, ZoneOffset.UTC));

  private static Message.Occurrence occurrence(Optional<Long> project) {
    return new Message.Occurrence("k-1", "run.failed", AT, "{\"a\":1}", project, "It failed.");
  }

  @Test
  void anEventOfAProjectIsInItsFeedAndInThatOfAllSources() {
    store.store(5, occurrence(Optional.of(7L)));
    String key = "PROJECT#7 EVENT#2026-11-20T08:30:00.123#k-1";
    assertThat(rows.keys()).containsExactly("FEED 2026-11", key);
    assertThat(rows.text(key, "id")).isEqualTo("5");
    assertThat(rows.text(key, "eventName")).isEqualTo("run.failed");
    assertThat(rows.text(key, "createdAt")).isEqualTo("2026-11-20T08:30:00.123Z");
    assertThat(rows.text(key, "feedPlace")).isEqualTo("2026-11-20T08:30:00.123#k-1");
    assertThat(rows.text(key, "sentence")).isEqualTo("It failed.");
  }

  @Test
  void anEventWithoutAProjectHasAPartitionOfItsOwn() {
    store.store(5, occurrence(Optional.empty()));
    assertThat(rows.keys()).containsExactly("FEED 2026-11", "OTHER#k-1 EVENT");
  }

  @Test
  void anEventThatComesAgainKeepsItsId() {
    store.store(5, occurrence(Optional.empty()));
    store.store(6, occurrence(Optional.empty()));
    assertThat(rows.text("OTHER#k-1 EVENT", "id")).isEqualTo("5");
  }

  @Test
  void aPostedEventIsInItsProjectsFeedOnly() {
    Event event = store.add(new PostedEvent("a.b", "{}", Optional.of(7L)), Optional.empty());
    assertThat(event).isEqualTo(new Event(1, "a.b", "{}", NOW));
    assertThat(rows.keys())
        .containsExactly("PROJECT#7 EVENT#2026-11-22T12:00:00.500#posted-0000000000000001");
  }

  @Test
  void aProjectIsKnownOnceItIsRegistered() {
    assertThat(store.isRegistered(7)).isFalse();
    store.registerProject(7);
    assertThat(store.isRegistered(7)).isTrue();
  }

  @Test
  void idsAreReservedInOneStep() {
    assertThat(store.reserveIds(10)).isEqualTo(1);
    assertThat(store.reserveIds(1)).isEqualTo(11);
    assertThat(store.reserveIds(5)).isEqualTo(12);
  }

  /** A former version wrote the time of storing into createdAt. */
  @Test
  void theSortKeyTellsWhenAnOldEventHappened() {
    Row row =
        EventRows.row(new Event(1, "a.b", "{}", NOW), "PROJECT#7", ActivityKeys.eventSk(AT, "k-1"));
    assertThat(EventRows.event(row).createdAt()).isEqualTo("2026-11-20T08:30:00.123Z");
    Row other = EventRows.row(new Event(1, "a.b", "{}", NOW), "OTHER#k-1", ActivityKeys.EVENT);
    assertThat(EventRows.event(other).createdAt()).isEqualTo(NOW);
  }
}
