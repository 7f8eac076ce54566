package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Duty;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The times during which people are on call. */
public record DutyStore(Table table) {
  /**
   * Stores duties. An unchanged one costs one read and no write, except that a permanent one notes
   * when it was last seen.
   *
   * @param seen the end of the span for which PagerDuty listed them
   */
  public void save(Collection<Duty> duties, Instant seen) {
    var rows = new LinkedHashMap<Map<String, AttributeValue>, Row>();
    for (Duty duty : duties) {
      Row row = row(duty, seen);
      rows.put(Table.key(row.pk(), row.sk()), row);
    }
    var stored = new HashMap<Map<String, AttributeValue>, Row>();
    for (Row row : table.getAll(rows.keySet())) {
      stored.put(Table.key(row.pk(), row.sk()), row);
    }
    rows.forEach(
        (key, row) -> {
          if (isNews(row, stored.get(key))) {
            Deadline.check("duties");
            table.put(row);
          }
        });
  }

  private static boolean isNews(Row row, Row stored) {
    if (stored == null) {
      return true;
    }
    boolean older =
        stored
            .findInstant("seen")
            .filter(s -> row.findInstant("seen").isPresent())
            .filter(s -> !s.isBefore(row.findInstant("seen").get()))
            .isPresent();
    return !older && !row.attributes().equals(stored.attributes());
  }

  private static Row row(Duty duty, Instant seen) {
    return Row.of(OncallKeys.duties(duty.user()), OncallKeys.duty(duty))
        .with("policy", duty.policy())
        .with("level", duty.level())
        .with("schedule", duty.schedule().orElse(null))
        .with("start", duty.start().orElse(null))
        .with("end", duty.end().orElse(null))
        .with("seen", duty.isPermanent() ? seen : null);
  }
}
