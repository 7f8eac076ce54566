package dev.opsledger.local.app.seed;

import dev.opsledger.core.config.SecretKeys;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.local.StartException;
import dev.opsledger.local.app.GeneratedSecrets;
import dev.opsledger.local.app.StackParameter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the keys with which the functions hash projects' secrets, for who loads projects. */
final class AppSecretKeys {
  private AppSecretKeys() {}

  /**
   * The keys of a stack, or of the local host.
   *
   * @param stack the stack's name, blank for the local host
   */
  static AppSecrets of(Map<String, String> settings, String stack) {
    String given = settings.getOrDefault(AppSecrets.SETTING, "");
    Optional<String> text =
        given.isBlank()
            ? stack.isBlank() ? Optional.of(generated(settings)) : ofStack(settings, stack.strip())
            : Optional.of(given);
    return new AppSecrets(text.map(AppSecretKeys::parse));
  }

  /**
   * The keys that functions have with these variables, and no other: what they hash, they verify.
   */
  static AppSecrets ofFunctions(Map<String, String> variables) {
    return new AppSecrets(
        Optional.of(variables.getOrDefault(AppSecrets.SETTING, ""))
            .filter(text -> !text.isBlank())
            .map(AppSecretKeys::parse));
  }

  private static String generated(Map<String, String> settings) {
    Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
    return GeneratedSecrets.missing(settings, data).get(AppSecrets.SETTING);
  }

  private static Optional<String> ofStack(Map<String, String> settings, String stack) {
    String named = settings.getOrDefault(AppSecrets.SETTING + "_PARAMETER", "").strip();
    return StackParameter.read(
        settings, named.isEmpty() ? "/%s/app-secret-key".formatted(stack) : named);
  }

  private static SecretKeys parse(String text) {
    return AppSecrets.keys(text)
        .orElseThrow(() -> new StartException(SecretKeys.wrong(AppSecrets.SETTING)));
  }
}
