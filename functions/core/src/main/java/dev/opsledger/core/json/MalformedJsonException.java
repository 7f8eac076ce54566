package dev.opsledger.core.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.util.Optional;

/** Input that is not valid JSON or lacks an expected field. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Why well-formed JSON is refused, to follow "the body": a key that is given twice, or a limit.
   * Empty if the text is not well-formed.
   */
  public Optional<String> refusal() {
    if (getCause() instanceof StreamConstraintsException limit) {
      return Optional.of(
          limit.getOriginalMessage().contains("nesting depth")
              ? "is nested deeper than %d levels".formatted(Json.DEEPEST)
              : "has a number, key or text that is too long");
    }
    return getCause() instanceof StreamReadException wrong
            && wrong.getOriginalMessage().startsWith("Duplicate")
        ? Optional.of("gives a key twice in one object")
        : Optional.empty();
  }
}
