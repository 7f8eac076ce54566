package dev.opsledger.core.config;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Source of secrets on AWS: SSM Parameter Store, read once when a function starts. */
@FunctionalInterface
public interface ParameterStore {
  /** The decrypted value of a parameter, empty when there is none. */
  Optional<String> find(String name);

  /** The secret of a parameter, empty when there is none. */
  default Optional<Secret> secret(String name) {
    return find(name).map(Secret::of);
  }

  /**
   * The account's Parameter Store. On first use it reads all parameters that the variables name, in
   * one call. Under SnapStart, values are read only after the restore, to keep them out of the
   * snapshot.
   */
  static ParameterStore of(Map<String, String> variables) {
    return FunctionEnvironment.becomesSnapshot(variables)
        ? new SnapshotParameters(namesIn(variables), AwsClients.ofEnvironment().parameters())
        : kept(variables);
  }

  private static ParameterStore kept(Map<String, String> variables) {
    var values = new HashMap<String, String>();
    return name -> {
      if (values.isEmpty()) {
        values.putAll(fetch(namesIn(variables)));
      }
      return Optional.ofNullable(values.get(name));
    };
  }

  /** No function names more than ten parameters, the most that SSM reads in one call. */
  private static List<String> namesIn(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(e -> e.getKey().endsWith("_PARAMETER") && !e.getValue().isBlank())
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  private static Map<String, String> fetch(List<String> names) {
    var found = new HashMap<String, String>();
    names.forEach(name -> found.put(name, null));
    found.putAll(AwsClients.ofEnvironment().parameters().read(names));
    return found;
  }
}
