package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.StartException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the grants of a function's role, if the template defines the role. */
final class RoleReader {
  private final JsonNode resources;
  private final Resolver resolver;

  RoleReader(JsonNode resources, Resolver resolver) {
    this.resources = resources;
    this.resolver = resolver;
  }

  /** The grants of a function's role; empty if SAM generates the role. */
  Optional<List<Grant>> grants(JsonNode function) {
    JsonNode role = function.path("Properties").path("Role");
    if (role.isMissingNode()) {
      return Optional.empty();
    }
    String id = role.path("Fn::GetAtt").path(0).asText();
    if (!resources.path(id).path("Type").asText().equals("AWS::IAM::Role")) {
      throw new StartException("The template has no role " + id + ".");
    }
    var grants = new ArrayList<Grant>();
    for (JsonNode policy : resources.path(id).path("Properties").path("Policies")) {
      policy.path("PolicyDocument").path("Statement").forEach(each -> add(id, each, grants));
    }
    return Optional.of(List.copyOf(grants));
  }

  private void add(String role, JsonNode statement, List<Grant> grants) {
    if (!statement.path("Effect").asText().equals("Allow") || statement.has("Condition")) {
      throw new StartException(
          role
              + " has a statement with a condition or a denial, which the local host cannot judge.");
    }
    for (String resource : texts(resolver.resolve(statement.path("Resource")))) {
      for (String action : texts(resolver.resolve(statement.path("Action")))) {
        grants.add(new Grant(action, resource));
      }
    }
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (!oneOrMany.isArray()) {
      return List.of(oneOrMany.asText());
    }
    var texts = new ArrayList<String>();
    oneOrMany.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
