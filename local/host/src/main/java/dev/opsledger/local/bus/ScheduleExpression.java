package dev.opsledger.local.bus;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.opsledger.local.StartException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses EventBridge's {@code rate(…)} and {@code cron(…)} expressions. */
final class ScheduleExpression {
  private static final Pattern RATE =
      Pattern.compile("rate\\((\\d+) (minute|minutes|hour|hours|day|days)\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");

  /** Minutes, hours, day of month, month, day of week, year; Sunday is 1. */
  private static final CronDefinition FIELDS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .and()
          .withHours()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .and()
          .instance();

  private final ZoneId zone;
  private final UnaryOperator<ZonedDateTime> next;

  private ScheduleExpression(ZoneId zone, UnaryOperator<ZonedDateTime> next) {
    this.zone = zone;
    this.next = next;
  }

  static ScheduleExpression parse(String text, String zone) {
    try {
      ZoneId zoneId = ZoneId.of(zone);
      Matcher rate = RATE.matcher(text);
      if (rate.matches()) {
        Duration every = every(Long.parseLong(rate.group(1)), rate.group(2));
        return new ScheduleExpression(zoneId, time -> time.plus(every));
      }
      Matcher cron = CRON.matcher(text);
      if (cron.matches()) {
        ExecutionTime times = ExecutionTime.forCron(new CronParser(FIELDS).parse(cron.group(1)));
        return new ScheduleExpression(zoneId, time -> times.nextExecution(time).orElse(null));
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new StartException(
          "The schedule %s is not valid: %s".formatted(text, malformed.getMessage()));
    }
    throw new StartException(
        "The schedule %s is neither rate(…) nor cron(…) as the local host knows them."
            .formatted(text));
  }

  private static Duration every(long count, String unit) {
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** The next time after this one, if there is any. */
  Optional<ZonedDateTime> after(ZonedDateTime time) {
    return Optional.ofNullable(next.apply(time.withZoneSameInstant(zone)));
  }
}
