package dev.opsledger.traffic.publish;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.DayRows;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.RepositoryRows;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.store.TrafficKeys;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Maps a changed day of traffic to a fact and, if it is a record, a feed event. Only public
 * repositories that the deployment's own credentials can read are published; other traffic is
 * visible only to users to whom GitHub shows it.
 */
public record TrafficEventMapper(
    PublisherSettings queues, RepositoryStore repositories, DayStore days) {
  /** A record needs at least this many earlier days. */
  private static final int FEWEST_BEFORE = 7;

  private static final int MOST_BEFORE = 365;

  /** How many days are published when a repository becomes unrestricted; no consumer shows more. */
  private static final int SHOWN_DAYS = 30;

  /**
   * The messages of a changed row; empty unless it is a day or a repository that became
   * unrestricted.
   */
  public List<OutboundMessage> of(RowChange change) {
    if (TrafficKeys.isDay(change.sk())) {
      return ofDay(change);
    }
    boolean published =
        change.sk().equals(TrafficKeys.REPOSITORY)
            && change.before().map(TrafficEventMapper::isHidden).orElse(false)
            && change.after().filter(row -> !isHidden(row)).isPresent();
    return published
        ? ofPublished(change.after().map(RepositoryRows::repository).orElseThrow())
        : List.of();
  }

  private static boolean isHidden(Row row) {
    return RepositoryRows.repository(row).sync().isRestricted();
  }

  private List<OutboundMessage> ofDay(RowChange change) {
    String repository = TrafficKeys.repositoryId(change.pk());
    LocalDate date = TrafficKeys.date(change.sk());
    if (change.after().isEmpty()) {
      return List.of(
          Fact.gone(
                  "traffic",
                  "visits",
                  id(repository, date),
                  date.atStartOfDay().toInstant(ZoneOffset.UTC))
              .message(queues.facts()));
    }
    Optional<WatchedRepository> visible =
        repositories.findStrictly(repository).filter(found -> !found.sync().isRestricted());
    if (visible.isEmpty()) {
      return List.of();
    }
    Day day = DayRows.day(change.after().get());
    var messages = new ArrayList<OutboundMessage>();
    messages.add(fact(visible.get(), day).message(queues.facts()));
    if (day.finished() && !wasSent(change, day)) {
      record(visible.get(), day)
          .filter(record -> record.isNewsOn(change))
          .ifPresent(event -> messages.add(event.message(queues.activity())));
    }
    return messages;
  }

  /**
   * Whether a record was already sent with these views. GitHub may still count a day that seemed
   * over; the aggregator accepts one record per day, and the fact carries the larger number.
   */
  private static boolean wasSent(RowChange change, Day day) {
    return change
        .before()
        .map(DayRows::day)
        .filter(before -> before.finished() && before.views().count() >= day.views().count())
        .isPresent();
  }

  /** The last days, which were withheld while the repository was restricted. */
  private List<OutboundMessage> ofPublished(WatchedRepository repository) {
    Optional<LocalDate> first = repository.sync().goodOn().map(day -> day.minusDays(SHOWN_DAYS));
    return days.read(repository.id(), new DateRange(first, Optional.empty())).stream()
        .map(day -> fact(repository, day).message(queues.facts()))
        .toList();
  }

  private static String id(String repository, LocalDate date) {
    return repository + "#" + date;
  }

  /**
   * A day's numbers only grow, so their sum serves as the version; then comes what changes without
   * them.
   */
  private static Fact fact(WatchedRepository repository, Day day) {
    long sum =
        day.views().count()
            + day.views().uniques()
            + day.clones().map(clones -> clones.count() + clones.uniques()).orElse(0L);
    return new Fact(
        "traffic",
        "visits",
        id(repository.id(), day.date()),
        "%020d|%d|%d".formatted(sum, day.finished() ? 1 : 0, day.clones().isPresent() ? 1 : 0),
        day.date().atStartOfDay().toInstant(ZoneOffset.UTC),
        Json.object(
            "repositoryId", repository.id(),
            "repository", repository.current().full(),
            "date", day.date(),
            "views", day.views().count(),
            "visitors", day.views().uniques(),
            "clones", day.clones().map(Counts::count).orElse(null),
            "final", day.finished()));
  }

  /** The event of a day with more views than any known day of the year before it. */
  private Optional<ActivityEvent> record(WatchedRepository repository, Day day) {
    var before =
        new DateRange(
            Optional.of(day.date().minusDays(MOST_BEFORE)), Optional.of(day.date().minusDays(1)));
    List<Day> earlier = days.read(repository.id(), before);
    long most = earlier.stream().mapToLong(each -> each.views().count()).max().orElse(0);
    if (earlier.size() < FEWEST_BEFORE || day.views().count() <= most) {
      return Optional.empty();
    }
    String id = "traffic-" + repository.id();
    return Optional.of(
        new ActivityEvent(
            id,
            id + "-" + day.date(),
            "traffic.record",
            day.date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            Json.object(
                "repository", repository.current().full(),
                "date", day.date(),
                "views", day.views().count(),
                "days", (long) earlier.size())));
  }
}
