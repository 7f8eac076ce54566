package dev.opsledger.core.config;

import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.text.CleanText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a function's settings from its environment variables, collects every problem, and reports
 * all of them together, so that nobody repairs a deployment one error at a time.
 */
public final class SettingsReader {
  private final Map<String, String> variables;
  private final ParameterStore parameters;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> variables, ParameterStore parameters) {
    this.variables = variables;
    this.parameters = parameters;
  }

  /**
   * Reads settings of the current surroundings.
   *
   * @param read builds the settings; it must not fail on the placeholder that a bad one returns
   * @throws InvalidSettingsException naming every bad setting
   */
  public static <T> T read(Function<SettingsReader, T> read) {
    var variables = FunctionEnvironment.current().variables();
    return read(variables, ParameterStore.of(variables), read);
  }

  /** As {@link #read(Function)}, over given variables and a given source of secrets. */
  public static <T> T read(
      Map<String, String> variables, ParameterStore parameters, Function<SettingsReader, T> read) {
    var reader = new SettingsReader(variables, parameters);
    T settings = read.apply(reader);
    if (!reader.problems.isEmpty()) {
      throw new InvalidSettingsException(reader.problems);
    }
    return settings;
  }

  /** A text that is set and not blank. */
  public Optional<String> text(String name) {
    return asGiven(name).map(CleanText::of);
  }

  private Optional<String> asGiven(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A text that must be set; empty when it is not, which is reported. */
  public String required(String name) {
    return text(name)
        .orElseGet(
            () -> {
              problem(name + " is not set.");
              return "";
            });
  }

  /** A comma-separated list, blanks dropped. */
  public List<String> list(String name, String defaultValue) {
    return Arrays.stream(text(name).orElse(defaultValue).split(","))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .distinct()
        .toList();
  }

  /** A whole number within bounds, both included. */
  public int integer(String name, int defaultValue, int min, int max) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with a number out of bounds.
    }
    problem(
        "%s is \"%s\"; give a whole number from %d to %d.".formatted(name, text.get(), min, max));
    return defaultValue;
  }

  /** A time zone of the IANA database. */
  public ZoneId zone(String name, String defaultValue) {
    String text = text(name).orElse(defaultValue);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      problem(
          "%s is \"%s\"; give an IANA time zone such as Europe/Berlin or UTC."
              .formatted(name, text));
      return ZoneId.of(defaultValue);
    }
  }

  /** An http or https address without a trailing slash, query or fragment. */
  public URI address(String name, String defaultValue) {
    String text = text(name).orElse(defaultValue);
    try {
      var uri = new URI(text.replaceAll("/+$", ""));
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below, together with an address that is not the web's.
    }
    problem("%s is \"%s\"; give an address such as %s.".formatted(name, text, defaultValue));
    return URI.create(defaultValue);
  }

  /**
   * A secret: the variable itself, or the SSM parameter that the variable {@code <name>_PARAMETER}
   * names, so that on AWS no plain environment variable holds it.
   */
  public Optional<Secret> secret(String name) {
    return asGiven(name)
        .map(Secret::of)
        .or(() -> text(name + "_PARAMETER").flatMap(this::parameter));
  }

  private Optional<Secret> parameter(String parameter) {
    Optional<Secret> secret = parameters.secret(parameter);
    if (secret.isEmpty()) {
      Absent.note(parameter);
    }
    return secret;
  }

  /**
   * Whether a secret that cannot be used may be replaced while the function lives: it is kept
   * elsewhere, and is looked for again.
   */
  public boolean looksAgain(String name) {
    text(name + "_PARAMETER").ifPresent(Absent::note);
    return expectsSecret(name);
  }

  /** Whether the deployment says where the secret is to be found, whatever is there. */
  public boolean expectsSecret(String name) {
    return text(name + "_PARAMETER").isPresent();
  }

  /** Reports a problem that only the caller can see, in a sentence without a secret's value. */
  public void problem(String sentence) {
    problems.add(sentence);
  }
}
