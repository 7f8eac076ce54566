package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Generates a repository's visitors: fewer at weekends, none on some days, and today's so far. */
final class DemoTraffic implements TrafficSource {
  private static final int DAYS = 14;
  private static final List<String> SITES =
      List.of("Google", "github.com", "news.ycombinator.com", "duckduckgo.com", "reddit.com");
  private static final List<String> PAGES =
      List.of("", "/issues", "/releases", "/actions", "/wiki");

  private final String fullName;
  private final int popularity;

  DemoTraffic(String fullName) {
    this.fullName = fullName;
    this.popularity = SeededRandom.about(fullName, 0).between(20, 400);
  }

  @Override
  public List<TrafficDay> views(Instant now) {
    return days("views", popularity, now);
  }

  @Override
  public List<TrafficDay> clones(Instant now) {
    return days("clones", popularity / 8 + 1, now);
  }

  @Override
  public List<Popular> referrers(Instant now) {
    return top(SITES, popularity * 5, now);
  }

  @Override
  public List<Popular> paths(Instant now) {
    var paths = PAGES.stream().map(page -> "/" + fullName + page).toList();
    return top(paths, popularity * 8, now);
  }

  private List<TrafficDay> days(String what, int usual, Instant now) {
    var today = today(now);
    return IntStream.rangeClosed(-DAYS + 1, 0)
        .mapToObj(today::plusDays)
        .map(date -> day(what, usual, date, now))
        .filter(day -> day.count() > 0)
        .toList();
  }

  private TrafficDay day(String what, int usual, LocalDate date, Instant now) {
    var dice = SeededRandom.about(fullName + what, date.toEpochDay());
    if (dice.chance(0.03)) {
      return new TrafficDay(date, 0, 0);
    }
    boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    int whole = dice.between(usual / 2, usual * 3 / 2) / (weekend ? 3 : 1);
    int soFar = (int) (whole * passed(date, now));
    return new TrafficDay(date, soFar, soFar == 0 ? 0 : 1 + soFar * dice.between(20, 50) / 100);
  }

  /** The elapsed share of a day, from 0 to 1. */
  private static double passed(LocalDate date, Instant now) {
    var since = Duration.between(date.atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    return Math.clamp(since.toSeconds() / 86_400.0, 0, 1);
  }

  private static List<Popular> top(List<String> names, int most, Instant now) {
    var dice = SeededRandom.about(names.getFirst(), today(now).toEpochDay());
    return IntStream.range(0, names.size())
        .mapToObj(i -> popular(names.get(i), most / (i + 1) + dice.between(0, 9)))
        .toList();
  }

  private static Popular popular(String name, int count) {
    return new Popular(name, count, 1 + count / 3);
  }

  private static LocalDate today(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
