package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.aws.Topic;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.slack.SlackSimulator;
import dev.opsledger.local.simulator.sns.TopicSimulator;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sixty days with a clock change on a working day, another time of the digest from the thirtieth
 * on, a notifier that is killed again and again, and a Slack that loses answers.
 */
class DigestDaysTest {
  /** Its clocks go back at midnight between Thursday, 29 October 2026, and Friday. */
  private static final ZoneId ZONE = ZoneId.of("Africa/Cairo");

  private static final LocalDate FIRST = LocalDate.parse("2026-09-07");
  private static final int DAYS = 60;

  private final Random random = new Random(20_261_029);
  private final NotifierKiller killer = new NotifierKiller(random);
  private final VendorHttp http = new VendorHttp("Slack", killer, Sleeper.SLEEP);

  /** Runs and failed runs by local day; a day without runs is not in it. */
  private final Map<LocalDate, long[]> ran = new TreeMap<>();

  @Test
  void exactlyOneOnEachWorkingDayWithNews() throws Exception {
    Instant start = FIRST.atStartOfDay(ZONE).toInstant();
    try (var front =
            new FrontHost(start, Map.of("TIME_ZONE", ZONE.getId()), _ -> CallObserver.NONE);
        var slack = SlackSimulator.start(front.clock);
        var topic = TopicSimulator.start(front.clock)) {
      for (int i = 0; i < DAYS; i++) {
        live(front, slack, topic, FIRST.plusDays(i), LocalTime.of(23, i < DAYS / 2 ? 30 : 40));
      }
      assertThat(killer.kills).isGreaterThan(100);
      assertOneADay("slack", slack.messages(), "?date=%s|Digest");
      List<String> texts = topic.messages().stream().map(TopicSimulator.Published::text).toList();
      assertOneADay("topic", texts, "/digest?date=%s\n");
      List<String> alerts = slack.messages().stream().filter(m -> !m.contains("Digest")).toList();
      assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private void assertOneADay(String channel, List<String> all, String heading) {
    int told = 0;
    for (int i = 1; i < DAYS; i++) {
      LocalDate date = FIRST.plusDays(i);
      List<String> messages =
          all.stream()
              .filter(m -> m.contains("Digest") && m.contains(heading.formatted(date)))
              .toList();
      if (messages.isEmpty() && killer.unknown.contains("SENT#" + channel + " digest#" + date)) {
        continue;
      }
      String on = channel + " on " + date + " " + date.getDayOfWeek();
      assertThat(messages).as(on).hasSize(isNews(date) ? 1 : 0);
      messages.forEach(message -> assertThat(message).as(on).contains(facts(date)));
      told += messages.size();
    }
    assertThat(told).as(channel).isGreaterThan(20);
  }

  /** A day: runs around noon, and a notifier that asks every few minutes of the last hour. */
  private void live(
      FrontHost front,
      SlackSimulator slack,
      TopicSimulator topic,
      LocalDate day,
      LocalTime digestAt)
      throws Exception {
    to(front, day.atTime(12, 0).atZone(ZONE).toInstant());
    if (random.nextInt(10) < 7) {
      front.project(runs(day, front.clock.instant()));
    }
    Instant midnight = day.plusDays(1).atStartOfDay(ZONE).toInstant();
    for (int minutes = 121; minutes > 0; minutes -= 10) {
      to(front, midnight.minus(Duration.ofMinutes(minutes)));
      // The last one of a day lives, or a day would pass on which each was killed.
      killer.arm(minutes > 1 && random.nextInt(3) > 0);
      if (random.nextInt(5) == 0) {
        slack.faults().next(_ -> true, new Fault.LostAnswer());
      }
      if (random.nextInt(5) == 0) {
        topic.faults().next(_ -> true, new Fault.LostAnswer());
      }
      run(front, slack, topic, digestAt);
      slack.faults().clear();
      topic.faults().clear();
    }
  }

  private void run(
      FrontHost front, SlackSimulator slack, TopicSimulator topic, LocalTime digestAt) {
    DynamoDbClient dynamo = killer.killing(front.host.dynamo());
    var settings =
        new NotifierSettings(
            Optional.of(digestAt),
            Optional.empty(),
            Duration.ofHours(3),
            Optional.of(Secret.of(slack.address())),
            Optional.of(TopicSimulator.ARN),
            "https://ops.example.com");
    try {
      new Notifier(
              settings,
              new Table(dynamo, front.host.tableName("FrontTable")),
              new Table(dynamo, front.host.tableName("SyncTable")),
              http,
              arn -> topic(front, topic, arn),
              new Metrics(
                  front.clock,
                  new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)),
              ZONE,
              front.clock)
          .run();
    } catch (NotifierKiller.KilledError e) {
      assertThat(killer.kills).isPositive(); // The next minute goes on.
    }
  }

  private Topic topic(FrontHost front, TopicSimulator topic, String arn) {
    var variables =
        Map.of(
            "AWS_ENDPOINT_URL_SNS", topic.settings().get("AWS_ENDPOINT_URL_SNS"),
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local");
    var environment = new FunctionEnvironment(variables, front.clock, killer);
    return ScopedValue.where(FunctionEnvironment.BOUND, environment)
        .call(() -> AwsClients.ofEnvironment().topic(arn));
  }

  private static void to(FrontHost front, Instant moment) {
    front.clock.advance(Duration.between(front.clock.instant(), moment));
  }

  private List<Fact> runs(LocalDate day, Instant noon) {
    var facts = new ArrayList<Fact>();
    long[] counts = new long[2];
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      boolean fails = random.nextInt(3) == 0;
      counts[0]++;
      counts[1] += fails ? 1 : 0;
      long id = day.toEpochDay() * 100 + i;
      facts.add(
          new Told.Run(
                  id,
                  "acme",
                  10 + random.nextInt(3),
                  "c" + id,
                  "completed",
                  Optional.of(fails ? "failure" : "success"),
                  1,
                  noon.minusSeconds(60L - i),
                  60)
              .fact(1));
    }
    ran.put(day, counts);
    return facts;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static List<LocalDate> covered(LocalDate date) {
    int back = date.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1;
    return date.minusDays(back).datesUntil(date).toList();
  }

  private boolean isNews(LocalDate date) {
    return !isWeekend(date) && covered(date).stream().anyMatch(ran::containsKey);
  }

  /** What a digest must say of its days, computed from all that ran. */
  private List<String> facts(LocalDate date) {
    return covered(date).stream()
        .filter(ran::containsKey)
        .map(
            day ->
                "%d %s: %d runs%s, %d failed%s"
                    .formatted(
                        day.getDayOfMonth(),
                        day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        ran.get(day)[0],
                        median(day, 0),
                        ran.get(day)[1],
                        median(day, 1)))
        .toList();
  }

  private String median(LocalDate day, int which) {
    double[] before =
        IntStream.rangeClosed(1, 4)
            .mapToObj(weeks -> day.minusDays(7L * weeks))
            .filter(ran::containsKey)
            .mapToDouble(each -> ran.get(each)[which])
            .sorted()
            .toArray();
    if (before.length == 0) {
      return "";
    }
    double middle = (before[(before.length - 1) / 2] + before[before.length / 2]) / 2;
    return " [" + Math.round(middle) + "]";
  }
}
