package dev.opsledger.front.outlet;

import dev.opsledger.core.aws.Topic;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.front.outlet.Channel.Message;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.DeliveryRows;
import dev.opsledger.front.store.FactQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells people what is due: alerts, and once on each working day the digest. */
public final class Notifier {
  private final NotifierSettings settings;
  private final BranchRows branches;
  private final Alerts alerts;
  private final DigestQuery digests;
  private final DeliveryRows rows;
  private final MessageSender sender;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param table the front table
   * @param syncTable the table of syncs
   * @param http calls Slack
   * @param topics finds an SNS topic by its ARN
   */
  public Notifier(
      NotifierSettings settings,
      Table table,
      Table syncTable,
      VendorHttp http,
      Function<String, Topic> topics,
      Metrics metrics,
      ZoneId zone,
      Clock clock) {
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
    branches = new BranchRows(table);
    var report = new SyncReport(syncTable, clock);
    var facts = new FactQuery(table);
    alerts = new Alerts(facts, report, settings);
    digests =
        new DigestQuery(
            new CounterQuery(table), facts, branches, new SyncStatusQuery(report), zone, clock);
    rows = new DeliveryRows(table);
    sender = new MessageSender(rows, channels(http, topics), metrics, clock);
  }

  private List<Channel> channels(VendorHttp http, Function<String, Topic> topics) {
    var channels = new ArrayList<Channel>();
    settings.slack().ifPresent(url -> channels.add(new SlackChannel(http, url, settings.site())));
    settings
        .topic()
        .ifPresent(arn -> channels.add(new TopicChannel(topics.apply(arn), settings.site())));
    return channels;
  }

  /** Sends what is due and was not sent. Without a channel nothing is read. */
  public void run() {
    if (sender.channels().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (BranchRows.Turn turn : branches.turns()) {
      Alert alert = BranchAlert.of(turn.status());
      if (sender.send(alert.key(), Message.of(alert))) {
        branches.forget(turn);
      }
    }
    Stream.concat(alerts.stale(now).stream(), alerts.longOpen(now).stream())
        .forEach(alert -> sender.send(alert.key(), Message.of(alert)));
    if (isDue(now)) {
      tell(now.atZone(zone).toLocalDate(), now);
    }
  }

  private boolean isDue(Instant now) {
    ZonedDateTime local = now.atZone(zone);
    return CoveredDays.isWorkingDay(local.toLocalDate())
        && settings.digestAt().filter(at -> !local.toLocalTime().isBefore(at)).isPresent();
  }

  /** What is told is decided once a day and kept, so that all channels and the page agree. */
  private void tell(LocalDate date, Instant now) {
    if (rows.digest(date).isEmpty()) {
      rows.keepDigest(date, digests.read(date).json(), now);
    }
    Digest digest = rows.digest(date).map(json -> Digest.of(date, json)).orElseThrow();
    if (digest.news()) {
      sender.send("digest#" + date, Message.of(digest));
    }
  }
}
