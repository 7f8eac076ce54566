package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Maps days to rows; attribute names are short because years of rows are read at once. */
public final class DayRows {
  private DayRows() {}

  /** The row of a day. */
  public static Row row(String repository, Day day) {
    return Row.of(TrafficKeys.repository(repository), TrafficKeys.day(day.date()))
        .with("v", day.views().count())
        .with("vu", day.views().uniques())
        .with("c", day.clones().map(Counts::count).orElse(null))
        .with("cu", day.clones().map(Counts::uniques).orElse(null))
        .with("finished", day.finished());
  }

  /** The condition that a stored day is unchanged. */
  static String unchanged(Day day) {
    return "v = :v AND vu = :vu AND finished = :finished AND "
        + (day.clones().isPresent() ? "c = :c AND cu = :cu" : "attribute_not_exists(c)");
  }

  /** The values of {@link #unchanged}. */
  static Map<String, AttributeValue> values(Day day) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":v", Row.number(day.views().count()));
    values.put(":vu", Row.number(day.views().uniques()));
    values.put(":finished", AttributeValue.fromBool(day.finished()));
    day.clones()
        .ifPresent(
            clones -> {
              values.put(":c", Row.number(clones.count()));
              values.put(":cu", Row.number(clones.uniques()));
            });
    return values;
  }

  /** The day of a row. */
  public static Day day(Row row) {
    return new Day(
        TrafficKeys.date(row.sk()),
        new Counts(row.number("v"), row.number("vu")),
        row.findNumber("c").map(count -> new Counts(count, row.number("cu"))),
        row.flag("finished"));
  }
}
