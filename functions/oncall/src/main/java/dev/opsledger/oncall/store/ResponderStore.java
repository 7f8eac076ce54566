package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Responder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The users of PagerDuty. One who left is kept: old notifications need the time zone. */
public record ResponderStore(Table table) {
  /**
   * Stores users. An unchanged one costs no write.
   *
   * @param named whether names are kept; if not, those stored before are removed
   */
  public void save(Collection<Responder> responders, boolean named) {
    var stored = new HashMap<String, Row>();
    table.partition(OncallKeys.USERS).forEach(row -> stored.put(row.sk(), row));
    for (Responder responder : responders) {
      put(row(responder), stored.remove(responder.id()));
    }
    if (!named) {
      stored
          .values()
          .forEach(
              row -> put(row(new Responder(row.sk(), row.find("zone"), Optional.empty())), row));
    }
  }

  private void put(Row row, Row stored) {
    if (stored == null || !row.attributes().equals(stored.attributes())) {
      Deadline.check("users");
      table.put(row);
    }
  }

  private static Row row(Responder responder) {
    return Row.of(OncallKeys.USERS, responder.id())
        .with("zone", responder.zone().orElse(null))
        .with("name", responder.name().orElse(null));
  }

  /** The time zones of users by id, as PagerDuty names them; unknown ones are left out. */
  public Map<String, String> zones(Collection<String> ids) {
    return texts("zone", table.getAll(keys(ids)));
  }

  /** The same, read strictly: what was stored before this is found. */
  Map<String, String> zonesStrictly(Collection<String> ids) {
    return texts("zone", table.getAllStrictly(keys(ids)));
  }

  /** The names of all users by id; unnamed ones are left out. */
  public Map<String, String> names() {
    return texts("name", table.partition(OncallKeys.USERS));
  }

  private static List<Map<String, AttributeValue>> keys(Collection<String> ids) {
    return ids.stream().distinct().map(id -> Table.key(OncallKeys.USERS, id)).toList();
  }

  private static Map<String, String> texts(String attribute, Iterable<Row> users) {
    var texts = new HashMap<String, String>();
    users.forEach(row -> row.find(attribute).ifPresent(text -> texts.put(row.sk(), text)));
    return texts;
  }

  /** The names of users by id; unknown and unnamed ones are left out. */
  public Map<String, String> names(Collection<String> ids) {
    return texts("name", table.getAll(keys(ids)));
  }
}
