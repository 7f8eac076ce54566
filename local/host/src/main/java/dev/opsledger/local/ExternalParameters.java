package dev.opsledger.local;

import dev.opsledger.local.template.FunctionSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Copies secrets into an external SSM, under the parameter names of the template, so that functions
 * run outside this host, in {@code sam local} or LocalStack, find the same values.
 */
final class ExternalParameters {
  private static final String NAMED = "_PARAMETER";

  private ExternalParameters() {}

  static void put(SsmClient ssm, Collection<FunctionSpec> functions, Map<String, String> secrets) {
    var values = new HashMap<String, String>();
    for (FunctionSpec function : functions) {
      function.environment().forEach((variable, name) -> find(variable, name, secrets, values));
    }
    values.forEach(
        (name, value) ->
            ssm.putParameter(
                r -> r.name(name).value(value).type(ParameterType.SECURE_STRING).overwrite(true)));
  }

  private static void find(
      String variable, String name, Map<String, String> secrets, Map<String, String> values) {
    if (!variable.endsWith(NAMED) || name.isBlank()) {
      return;
    }
    String secret = secrets.get(variable.substring(0, variable.length() - NAMED.length()));
    if (secret != null && !secret.isBlank()) {
      values.put(name, secret);
    }
  }
}
