package dev.opsledger.front.outlet;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.domain.BranchStatus;
import dev.opsledger.front.domain.VisitCounters;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Reads the badges of public repositories.
 *
 * @param repositories those that are public
 */
public record BadgeQuery(
    PublicBadges repositories, FactQuery facts, BranchRows branches, Clock clock) {
  private static final int DAYS = 14;
  private static final long THOUSAND = 1_000;

  /**
   * A badge.
   *
   * @param repository the repository with its owner
   * @param what {@code views}, {@code clones} or {@code ci}
   * @throws RequestException 404 for another badge or a repository that is not public, which is the
   *     same as one that does not exist
   */
  public Badge read(String repository, String what) {
    if (!repositories.has(repository)) {
      throw noSuch();
    }
    return switch (what) {
      case VisitCounters.VIEWS, VisitCounters.CLONES -> traffic(repository, what);
      case "ci" -> ci(branches.ofRepository(repository, clock.instant()));
      default -> throw noSuch();
    };
  }

  private static RequestException noSuch() {
    return RequestException.notFound("there is no such badge");
  }

  /** Of the last 14 full days; how many of them are known is said. */
  private Badge traffic(String repository, String what) {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    List<StoredFact> days =
        facts.between(
            "visits",
            repository.toLowerCase(Locale.ROOT),
            today.minus(Duration.ofDays(DAYS)),
            today,
            DAYS);
    List<Long> numbers =
        days.stream().flatMap(day -> Json.number(day.payload(), what).stream()).toList();
    if (numbers.isEmpty()) {
      return Badge.neutral(what, "unknown");
    }
    long sum = numbers.stream().mapToLong(Long::longValue).sum();
    String span = numbers.size() == 1 ? "day" : numbers.size() + " days";
    return new Badge(what, abbreviated(sum) + " / " + span, "blue");
  }

  /** With one decimal from a thousand on, rounded down. */
  private static String abbreviated(long number) {
    if (number < THOUSAND) {
      return Long.toString(number);
    }
    boolean millions = number >= THOUSAND * THOUSAND;
    long tenths = number / (millions ? THOUSAND * THOUSAND / 10 : THOUSAND / 10);
    String decimal = tenths % 10 == 0 ? "" : "." + tenths % 10;
    return tenths / 10 + decimal + (millions ? "M" : "k");
  }

  private static Badge ci(List<BranchStatus> workflows) {
    long broken = workflows.stream().filter(BranchStatus::broken).count();
    if (workflows.isEmpty()) {
      return Badge.neutral("ci", "no runs");
    }
    if (broken == 0) {
      return new Badge("ci", "passing", "brightgreen");
    }
    String message =
        workflows.size() == 1 ? "failing" : broken + " of " + workflows.size() + " failing";
    return new Badge("ci", message, "red");
  }
}
