package dev.opsledger.core.config;

import dev.opsledger.core.aws.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameter store for functions under SnapStart. Before the snapshot it checks only which
 * parameters exist; values are fetched by the first request that needs one, so that no snapshot
 * holds a secret.
 */
final class SnapshotParameters implements ParameterStore {
  private final List<String> names;
  private final Parameters parameters;
  private final Map<String, String> values = new HashMap<>();
  private Set<String> present;

  SnapshotParameters(List<String> names, Parameters parameters) {
    this.names = names;
    this.parameters = parameters;
  }

  @Override
  public Optional<Secret> secret(String name) {
    if (present == null) {
      present = parameters.present(names);
    }
    return present.contains(name) ? Optional.of(Secret.later(() -> value(name))) : Optional.empty();
  }

  @Override
  public Optional<String> find(String name) {
    return secret(name).map(Secret::reveal);
  }

  private synchronized String value(String name) {
    if (values.isEmpty()) {
      values.putAll(parameters.read(names));
    }
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("the parameter " + name + " no longer exists");
    }
    return value;
  }
}
