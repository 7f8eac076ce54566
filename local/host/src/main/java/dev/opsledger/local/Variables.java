package dev.opsledger.local;

import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.FunctionSpec;
import dev.opsledger.local.template.VersionSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment variables of each function. */
final class Variables {
  /** Suffix of variables that name an SSM parameter on AWS; locally the secret itself is passed. */
  private static final String SECRET = "_PARAMETER";

  private final Map<String, String> given;
  private final Map<String, String> endpoints;
  private final Optional<URI> parameterStore;
  private final PublishedVersions published;

  /**
   * Variables for all functions.
   *
   * @param given the external settings
   * @param endpoints addresses of the AWS services, as the SDK's own variables
   * @param parameterStore the address of SSM if functions fetch secrets there; else empty
   * @param published the versions published by earlier starts
   */
  Variables(
      Map<String, String> given,
      Map<String, String> endpoints,
      Optional<URI> parameterStore,
      PublishedVersions published) {
    this.given = given;
    this.endpoints = endpoints;
    this.parameterStore = parameterStore;
    this.published = published;
  }

  Map<String, String> of(FunctionSpec function) {
    Map<String, String> variables = new HashMap<>(function.environment());
    for (String name : function.declared()) {
      if (name.endsWith(SECRET) && parameterStore.isEmpty()) {
        variables.remove(name);
        take(name.substring(0, name.length() - SECRET.length()), variables);
      } else {
        take(name, variables);
      }
    }
    function.version().ifPresent(version -> publish(function.logicalId(), version, variables));
    variables.putAll(endpoints);
    parameterStore.ifPresent(at -> variables.put("AWS_ENDPOINT_URL_SSM", at.toString()));
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.putIfAbsent("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_REGION", Arn.region());
    variables.put("AWS_DEFAULT_REGION", Arn.region());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("OPSLEDGER_LOCAL", "true");
    return variables;
  }

  /**
   * Applies the settings of the version that the alias points to. Secrets are always current,
   * because functions read them when they start.
   */
  private void publish(String function, VersionSpec spec, Map<String, String> variables) {
    Map<String, String> settings = new HashMap<>(variables);
    settings.keySet().retainAll(spec.settings());
    PublishedVersions.Version live = published.live(function, spec, settings);
    variables.keySet().removeAll(spec.settings());
    variables.putAll(live.settings());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", Integer.toString(live.number()));
  }

  private void take(String name, Map<String, String> variables) {
    String value = given.get(name);
    if (value != null) {
      variables.put(name, value);
    }
  }
}
