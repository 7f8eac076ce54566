package dev.opsledger.core.config;

import dev.opsledger.core.aws.AwsClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;

/** Where secrets are kept on AWS: SSM Parameter Store, read once when a function starts. */
@FunctionalInterface
public interface ParameterStore {
  /** The decrypted value of a parameter, empty when there is none. */
  Optional<String> find(String name);

  /** The store of the account, asked on first need for all that the variables name, in one call. */
  static ParameterStore of(Map<String, String> variables) {
    var values = new HashMap<String, String>();
    return name -> {
      if (values.isEmpty()) {
        values.putAll(fetch(namesIn(variables)));
      }
      return Optional.ofNullable(values.get(name));
    };
  }

  private static List<String> namesIn(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(e -> e.getKey().endsWith("_PARAMETER") && !e.getValue().isBlank())
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /** GetParameters takes ten names at the most, which no function here exceeds. */
  private static Map<String, String> fetch(List<String> names) {
    try (var ssm = AwsClients.ofSurroundings().ssm()) {
      var answer =
          ssm.getParameters(
              GetParametersRequest.builder().names(names).withDecryption(true).build());
      var found = new HashMap<String, String>();
      names.forEach(name -> found.put(name, null));
      answer.parameters().forEach(p -> found.put(p.name(), p.value()));
      return found;
    }
  }
}
