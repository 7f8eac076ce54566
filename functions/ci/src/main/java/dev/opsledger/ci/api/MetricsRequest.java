package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of {@code /metrics/ci}, as they were given; null where one was not.
 *
 * @param org the organization
 * @param repo the only repository, by name
 * @param workflow the only workflow, by GitHub's id
 * @param branch {@code default} or {@code all}
 * @param event the only event
 * @param since the first day
 * @param until the last day
 * @param by the length of a step
 */
record MetricsRequest(
    String org,
    String repo,
    String workflow,
    String branch,
    String event,
    String since,
    String until,
    String by) {
  private static final int DEFAULT_DAYS = 30;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_DAYS = 366;
  private static final int MOST_SINGLE_DAYS = 100;
  private static final int FEW_DAYS = 31;
  private static final int HALF_A_YEAR = 184;

  /** The organization. */
  String organization() {
    if (org == null || org.isBlank()) {
      throw RequestException.invalid("org must be the name of an organization");
    }
    return org;
  }

  Optional<String> repository() {
    if (repo != null && (repo.isBlank() || repo.length() > LONGEST_NAME)) {
      throw RequestException.invalid("repo must be the name of a repository, without its owner's");
    }
    return Optional.ofNullable(repo);
  }

  Optional<Long> workflowId() {
    return Optional.ofNullable(workflow).map(id -> RunApi.positive("workflow", id));
  }

  boolean defaultOnly() {
    return switch (Optional.ofNullable(branch).orElse("all")) {
      case "all" -> false;
      case "default" -> true;
      default -> throw RequestException.invalid("branch must be default or all");
    };
  }

  Optional<String> eventName() {
    if (event != null && !event.matches("[A-Za-z0-9_]{1,50}")) {
      throw RequestException.invalid("event must be the name of an event, such as push");
    }
    return Optional.ofNullable(event);
  }

  /** Without a beginning it has thirty days, without an end it ends today. */
  MetricsPeriod period(LocalDate today) {
    LocalDate last = until == null ? today : DateParameter.daySince1970("until", until);
    LocalDate end = last.isAfter(today) ? today : last;
    LocalDate start =
        since == null
            ? end.minusDays(DEFAULT_DAYS - 1L)
            : DateParameter.daySince1970("since", since);
    if (start.isAfter(end)) {
      throw RequestException.invalid("since must not be after until, nor in the future");
    }
    var period = new MetricsPeriod(start, end);
    if (period.days() > MOST_DAYS) {
      throw RequestException.invalid("since and until must be at most 366 days apart");
    }
    return period;
  }

  RollupSpan step(MetricsPeriod period) {
    if (by == null) {
      return period.days() <= FEW_DAYS
          ? RollupSpan.DAY
          : period.days() <= HALF_A_YEAR ? RollupSpan.WEEK : RollupSpan.MONTH;
    }
    RollupSpan step =
        switch (by.toLowerCase(Locale.ROOT)) {
          case "day" -> RollupSpan.DAY;
          case "week" -> RollupSpan.WEEK;
          case "month" -> RollupSpan.MONTH;
          default -> throw RequestException.invalid("by must be day, week or month");
        };
    if (step == RollupSpan.DAY && period.days() > MOST_SINGLE_DAYS) {
      throw RequestException.invalid("by=day is for at most 100 days; use week or month");
    }
    return step;
  }
}
