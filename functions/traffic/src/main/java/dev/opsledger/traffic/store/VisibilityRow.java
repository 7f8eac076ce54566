package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.Visibility;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Maps a visibility to attributes of both rows of a membership; requests read one, the sync reads
 * the other.
 */
final class VisibilityRow {
  private static final String UNTIL = "seesUntil";
  private static final String CHECKED = "seesCheckedOn";
  private static final String STATUS = "refusedAs";
  private static final String SINCE = "refusedSince";
  private static final String REASON = "refusedWhy";

  private VisibilityRow() {}

  static Visibility read(Row row) {
    Optional<Visibility.Refusal> refusal =
        row.find(STATUS)
            .map(
                status ->
                    new Visibility.Refusal(
                        FetchStatus.of(status),
                        row.findInstant(SINCE).orElseThrow(),
                        row.get(REASON)));
    return new Visibility(
        row.find(UNTIL).map(LocalDate::parse), refusal, row.find(CHECKED).map(LocalDate::parse));
  }

  /** The update that stores a visibility. */
  static UpdateExpression update(Visibility visibility) {
    var values = new LinkedHashMap<String, AttributeValue>();
    visibility.until().ifPresent(day -> values.put(UNTIL, Row.text(day.toString())));
    visibility.checkedOn().ifPresent(day -> values.put(CHECKED, Row.text(day.toString())));
    visibility
        .refusal()
        .ifPresent(
            refusal -> {
              values.put(STATUS, Row.text(refusal.status().text()));
              values.put(SINCE, Row.text(refusal.since().toString()));
              values.put(REASON, Row.text(refusal.reason()));
            });
    return UpdateExpression.to(values, List.of(UNTIL, CHECKED, STATUS, SINCE, REASON));
  }
}
