package dev.opsledger.local;

import java.util.List;

/** Why the host cannot start, in sentences for the person at the keyboard. */
public final class StartException extends RuntimeException {
  private final transient List<String> sentences;

  public StartException(String sentence) {
    this(List.of(sentence));
  }

  public StartException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One sentence for each problem. */
  public List<String> sentences() {
    return sentences;
  }
}
