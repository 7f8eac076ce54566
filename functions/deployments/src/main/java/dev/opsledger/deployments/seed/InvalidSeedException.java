package dev.opsledger.deployments.seed;

import java.util.List;

/** Files that cannot be loaded: every row that is wrong, with its number, field and reason. */
public final class InvalidSeedException extends Exception {
  private final transient List<String> problems;

  InvalidSeedException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem, without any secret's value. */
  public List<String> problems() {
    return problems;
  }
}
