package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.StoryCalendar;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Duty;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Demo account: a small shop with some months of incidents, which continue with the clock. */
final class DemoIncidents {
  private static final List<String> TROUBLES =
      List.of(
          "Checkout latency above 2 s",
          "Error rate above 5 %",
          "Disk 90 % full on db-2",
          "Certificate expires in 3 days",
          "Queue \"orders\" is not draining",
          "Payment provider times out, retries exhausted",
          "Search index is 40 minutes behind",
          "Pods restart in a loop");

  private static final String BAD_RELEASE = "Checkout fails for every second customer";

  /** The place of the service whose releases GitHub knows. */
  private static final int RELEASED = 1;

  private final PagerDutyWorld world;
  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Service> services;
  private final List<User> users;
  private Instant next;
  private long number = 1000;

  /**
   * @param days how many days of history there are; of incidents, half as many more
   */
  DemoIncidents(PagerDutyWorld world, int days) {
    this.world = world;
    services = cast(world);
    users = people(world);
    next = world.now().minus(Duration.ofDays(days * 3L / 2)).truncatedTo(ChronoUnit.SECONDS);
    catchUp();
    next = world.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
  }

  private static List<Service> cast(PagerDutyWorld world) {
    world.put(new Team("PTEAM01", "Storefront"));
    world.put(new Team("PTEAM02", "Payments"));
    world.put(new Team("PTEAM03", "Platform"));
    world.put(new Team("PTEAM04", "Data"));
    world.put(new Policy("PPOL001", "Storefront on call", List.of("PTEAM01")));
    world.put(new Policy("PPOL002", "Money first", List.of("PTEAM02", "PTEAM03")));
    world.put(new Policy("PPOL003", "Platform on call", List.of("PTEAM03")));
    world.put(new Policy("PPOL004", "Executives", List.of()));
    return List.of(
        service(world, "PSVC001", "Shop", "PPOL001", "PTEAM01"),
        service(world, "PSVC002", "Checkout", "PPOL002", "PTEAM01", "PTEAM02"),
        service(world, "PSVC003", "Payments API", "PPOL002", "PTEAM02"),
        service(world, "PSVC004", "Search", "PPOL001", "PTEAM01", "PTEAM04"),
        service(world, "PSVC005", "Kubernetes", "PPOL003", "PTEAM03"),
        service(world, "PSVC006", "Databases", "PPOL003", "PTEAM03"),
        service(world, "PSVC007", "Office door", "PPOL003"));
  }

  /** People in several time zones, who take turns on call day by day. */
  private static List<User> people(PagerDutyWorld world) {
    var users =
        List.of(
            new User("PUSR001", "Mira Holt", "mira@example.com", "Europe/Berlin"),
            new User("PUSR002", "Tom Okafor", "tom@example.com", "America/New_York"),
            new User("PUSR003", "Yui Sato", "yui@example.com", "Asia/Tokyo"));
    users.forEach(world::put);
    Instant day = world.now().truncatedTo(ChronoUnit.DAYS);
    for (int i = -120; i < 90; i++) {
      var on = users.get(Math.floorMod(i, users.size()));
      Instant start = day.plus(Duration.ofDays(i));
      world.put(
          new Duty(
              on.id(),
              "PPOL001",
              1,
              Optional.of("PSCH001"),
              Optional.of(start),
              Optional.of(start.plus(Duration.ofDays(1)))));
    }
    world.put(
        new Duty("PUSR001", "PPOL003", 1, Optional.empty(), Optional.empty(), Optional.empty()));
    return users;
  }

  private IncidentStory story(Incident incident) {
    // In a busy night, the one in Central Europe, so that somebody is woken.
    int on =
        StoryCalendar.busyNight(incident.createdAt())
            ? 0
            : Math.floorMod(incident.number(), users.size());
    return new IncidentStory(incident, users.get(on), users.get((on + 1) % users.size()));
  }

  private static Service service(
      PagerDutyWorld world, String id, String name, String policy, String... teams) {
    return world.put(new Service(id, name, "active", List.of(teams), policy));
  }

  /**
   * Brings the account up to the clock: advances open incidents and starts new ones.
   *
   * @return the changed incidents, oldest first
   */
  synchronized List<Incident> catchUp() {
    var changed = new ArrayList<Incident>();
    Instant now = world.now();
    for (Incident incident : world.incidents()) {
      long age = Duration.between(incident.changedAt(), now).toSeconds();
      if (incident.status().equals("triggered") && age > 25) {
        var later = incident.becoming("acknowledged", now);
        world.log().add(story(later).acknowledged(later.changedAt()));
        changed.add(world.put(later));
      } else if (incident.status().equals("acknowledged") && age > 60) {
        var later = incident.becoming("resolved", now);
        world.log().add(story(later).resolved(later.changedAt()));
        changed.add(world.put(later));
      }
    }
    while (next.isBefore(now)) {
      boolean past = next.isBefore(now.minus(Duration.ofHours(1)));
      changed.add(world.put(past ? past(next) : triggered(next)));
      next = past ? afterPast(next) : next.plusSeconds(90);
    }
    return changed;
  }

  /** Usually hours later, minutes in a busy night, and never past what the calendar has next. */
  private Instant afterPast(Instant at) {
    Instant later =
        StoryCalendar.busyNight(at)
            ? at.plusSeconds(random.nextLong(900, 3_600))
            : at.plusSeconds(random.nextLong(6 * 3_600, 36 * 3_600));
    return planned(at)
        .filter(next -> next.isAfter(at) && next.isBefore(later))
        .min(Comparator.naturalOrder())
        .orElse(later);
  }

  /** When bad releases are noticed and busy nights begin, on the day of this time and the next. */
  private static Stream<Instant> planned(Instant at) {
    return days(at)
        .flatMap(day -> Stream.concat(noticed(day), StoryCalendar.busyNight(day).stream()));
  }

  private static Stream<Instant> noticed(LocalDate day) {
    return StoryCalendar.badRelease(day).stream()
        .map(release -> release.plus(StoryCalendar.NOTICED));
  }

  private static Stream<LocalDate> days(Instant at) {
    var day = at.atOffset(ZoneOffset.UTC).toLocalDate();
    return Stream.of(day, day.plusDays(1));
  }

  private Incident past(Instant at) {
    var began = begin(at);
    var over = began.becoming("resolved", at.plus(length(began)));
    world.log().add(story(over).until(over.changedAt()));
    return over;
  }

  private Duration length(Incident incident) {
    return isOfBadRelease(incident)
        ? StoryCalendar.RESOLVED.minus(StoryCalendar.NOTICED)
        : Duration.ofSeconds(random.nextLong(120, 3_000));
  }

  private static boolean isOfBadRelease(Incident incident) {
    return incident.title().equals(BAD_RELEASE);
  }

  private Incident triggered(Instant at) {
    var incident = begin(at);
    world.log().add(story(incident).triggered());
    return incident;
  }

  private Incident begin(Instant at) {
    number++;
    boolean ofBadRelease = days(at).flatMap(DemoIncidents::noticed).anyMatch(at::equals);
    boolean busy = ofBadRelease || StoryCalendar.busyNight(at);
    int service = random.nextInt(services.size() - 1);
    return new Incident(
        "Q%013d".formatted(number),
        number,
        ofBadRelease ? BAD_RELEASE : TROUBLES.get(random.nextInt(TROUBLES.size())),
        "triggered",
        !busy && random.nextInt(3) == 0 ? "low" : "high",
        services.get(ofBadRelease ? RELEASED : service).id(),
        at,
        at);
  }
}
