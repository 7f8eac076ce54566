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
 * Reads a function's settings from its environment variables and reports all problems together, so
 * that nobody fixes a deployment one error at a time.
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
   * Reads the settings of the current {@link FunctionEnvironment}.
   *
   * @param read builds the settings; it must tolerate the placeholders returned for bad values
   * @throws InvalidSettingsException naming every bad setting
   */
  public static <T> T read(Function<SettingsReader, T> read) {
    var variables = FunctionEnvironment.current().variables();
    return read(variables, ParameterStore.of(variables), read);
  }

  /** As {@link #read(Function)}, from the given variables and parameter store. */
  public static <T> T read(
      Map<String, String> variables, ParameterStore parameters, Function<SettingsReader, T> read) {
    var reader = new SettingsReader(variables, parameters);
    T settings = read.apply(reader);
    if (!reader.problems.isEmpty()) {
      throw new InvalidSettingsException(reader.problems);
    }
    return settings;
  }

  /** An optional text; blank counts as unset. */
  public Optional<String> text(String name) {
    return asGiven(name).map(CleanText::of);
  }

  private Optional<String> asGiven(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A required text; if it is unset, reports a problem and returns an empty text. */
  public String required(String name) {
    return text(name)
        .orElseGet(
            () -> {
              problem(name + " is not set.");
              return "";
            });
  }

  /** A comma-separated list, without blank entries and duplicates. */
  public List<String> list(String name, String defaultValue) {
    return Arrays.stream(text(name).orElse(defaultValue).split(","))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .distinct()
        .toList();
  }

  /** A whole number within inclusive bounds. */
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
      // Reported below, like a number out of bounds.
    }
    problem(
        "%s is \"%s\"; give a whole number from %d to %d.".formatted(name, text.get(), min, max));
    return defaultValue;
  }

  /** An IANA time zone. */
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

  /** An http or https URL; trailing slashes are removed. */
  public URI address(String name, String defaultValue) {
    String text = text(name).orElse(defaultValue);
    try {
      var uri = new URI(text.replaceAll("/+$", ""));
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below, like an address with another scheme.
    }
    problem("%s is \"%s\"; give an address such as %s.".formatted(name, text, defaultValue));
    return URI.create(defaultValue);
  }

  /**
   * A secret, from the variable itself or from the SSM parameter that {@code <name>_PARAMETER}
   * names, which keeps it out of plain environment variables on AWS.
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
   * Treats an unusable secret as missing, so that {@link Reread} looks it up again. Returns whether
   * that is possible, which is so for a secret in an SSM parameter.
   */
  public boolean looksAgain(String name) {
    text(name + "_PARAMETER").ifPresent(Absent::note);
    return expectsSecret(name);
  }

  /** Whether an SSM parameter is configured for the secret, whether or not it exists. */
  public boolean expectsSecret(String name) {
    return text(name + "_PARAMETER").isPresent();
  }

  /** Reports a problem that the caller found; the sentence must not contain a secret's value. */
  public void problem(String sentence) {
    problems.add(sentence);
  }
}
