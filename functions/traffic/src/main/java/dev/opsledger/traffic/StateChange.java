package dev.opsledger.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update expression that makes a repository's row have a state, and what it no longer has go.
 */
record StateChange(String expression, Map<String, AttributeValue> values) {
  private static final List<String> OPTIONAL = List.of("syncReason", "goodOn", "checkedOn");

  static StateChange to(SyncState state) {
    var values = new LinkedHashMap<String, AttributeValue>();
    var set = new ArrayList<String>();
    RepositoryRows.state(state)
        .forEach(
            (name, value) -> {
              set.add(name + " = :" + name);
              values.put(":" + name, value);
            });
    var gone = OPTIONAL.stream().filter(name -> !values.containsKey(":" + name)).toList();
    String remove = gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone);
    return new StateChange("SET " + String.join(", ", set) + remove, values);
  }
}
