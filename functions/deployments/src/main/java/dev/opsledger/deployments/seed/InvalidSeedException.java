package dev.opsledger.deployments.seed;

import java.util.List;

/** The files cannot be loaded; lists every invalid row with its number, field and reason. */
public final class InvalidSeedException extends Exception {
  private final transient List<String> problems;

  InvalidSeedException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** A sentence for each problem; contains no secrets. */
  public List<String> problems() {
    return problems;
  }
}
