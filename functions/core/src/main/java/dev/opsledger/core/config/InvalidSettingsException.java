package dev.opsledger.core.config;

import java.util.List;

/**
 * Lists every missing or malformed setting at once, each with a sentence that says how to fix it.
 */
public final class InvalidSettingsException extends RuntimeException {
  private final List<String> problems;

  /** Takes one sentence for each bad setting. */
  public InvalidSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each bad setting; none contains a secret's value. */
  public List<String> problems() {
    return problems;
  }
}
