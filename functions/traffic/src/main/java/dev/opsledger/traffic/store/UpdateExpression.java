package dev.opsledger.traffic.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update that SETs the present attributes and REMOVEs the absent ones. */
record UpdateExpression(String expression, Map<String, AttributeValue> values) {
  /**
   * @param attributes the attributes to set
   * @param optional the attributes to remove unless they are set
   */
  static UpdateExpression to(Map<String, AttributeValue> attributes, List<String> optional) {
    var values = new LinkedHashMap<String, AttributeValue>();
    var set = new ArrayList<String>();
    attributes.forEach(
        (name, value) -> {
          set.add(name + " = :" + name);
          values.put(":" + name, value);
        });
    var gone = optional.stream().filter(name -> !attributes.containsKey(name)).toList();
    String remove = gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone);
    return new UpdateExpression("SET " + String.join(", ", set) + remove, values);
  }
}
