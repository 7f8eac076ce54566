package dev.opsledger.local;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.local.function.CallCount;
import dev.opsledger.local.function.LocalFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** All functions, by logical id. */
final class LoadedFunctions {
  private final Map<String, LocalFunction> byId = new LinkedHashMap<>();

  void add(LocalFunction function) {
    byId.put(function.spec().logicalId(), function);
  }

  Iterable<LocalFunction> all() {
    return byId.values();
  }

  LocalFunction get(String logicalId) {
    LocalFunction function = byId.get(logicalId);
    if (function == null) {
      throw new IllegalArgumentException("The template has no function " + logicalId);
    }
    return function;
  }

  Map<String, CallCount> work() {
    return byId.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().work()));
  }

  /** Creates the first instance of each function; reports all invalid settings together. */
  void warm() throws Exception {
    Map<String, CompletableFuture<Void>> tasks = new LinkedHashMap<>();
    byId.forEach((id, function) -> tasks.put(id, Tasks.start(() -> warm(function))));
    Set<String> sentences = new LinkedHashSet<>();
    for (var each : tasks.entrySet()) {
      try {
        Tasks.result(each.getValue());
      } catch (Exception failure) {
        sentences.addAll(problems(each.getKey(), failure));
      }
    }
    if (!sentences.isEmpty()) {
      throw new StartException(List.copyOf(sentences));
    }
  }

  private static Void warm(LocalFunction function) throws Exception {
    function.warm();
    return null;
  }

  private static List<String> problems(String id, Exception failure) {
    List<String> trail = new ArrayList<>();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof InvalidSettingsException bad) {
        return bad.problems();
      }
      trail.add(each.toString());
    }
    return List.of("The function %s cannot start: %s".formatted(id, String.join("; ", trail)));
  }
}
