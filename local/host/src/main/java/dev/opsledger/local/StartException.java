package dev.opsledger.local;

import java.util.List;

/** Why the host cannot start, in readable sentences for the user. */
public final class StartException extends RuntimeException {
  private final transient List<String> sentences;

  /** With one reason. */
  public StartException(String sentence) {
    this(List.of(sentence));
  }

  /** With several reasons. */
  public StartException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One sentence per problem. */
  public List<String> sentences() {
    return sentences;
  }
}
