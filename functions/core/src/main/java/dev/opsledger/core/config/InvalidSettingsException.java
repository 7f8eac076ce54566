package dev.opsledger.core.config;

import java.util.List;

/**
 * Every setting that is malformed or missing, named at once, each in a sentence that says what to
 * do.
 */
public final class InvalidSettingsException extends RuntimeException {
  private final List<String> problems;

  public InvalidSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each bad setting, without any secret's value. */
  public List<String> problems() {
    return problems;
  }
}
