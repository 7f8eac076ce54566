package dev.opsledger.core.page;

import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An address of a page: everything that decides what it shows.
 *
 * @param path the encoded path
 * @param parameters the parameters, not encoded
 */
public record PageAddress(String path, Map<String, String> parameters) {
  public PageAddress {
    parameters = new LinkedHashMap<>(parameters);
  }

  /** The address of a path of the given parts, which may be any texts. */
  public static PageAddress of(String... parts) {
    var path = new StringBuilder();
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return new PageAddress(path.isEmpty() ? "/" : path.toString(), Map.of());
  }

  /** The address that a request asks for, without what only says in which form. */
  static PageAddress of(HttpRequest<?> request) {
    var parameters = new LinkedHashMap<String, String>();
    request
        .getParameters()
        .forEach(
            (name, values) -> {
              if (!values.isEmpty() && !values.getFirst().isEmpty()) {
                parameters.put(name, values.getFirst());
              }
            });
    parameters.remove(PageAnswers.FORM);
    parameters.remove(PageAnswers.TABLE);
    return new PageAddress(request.getUri().getRawPath(), parameters);
  }

  /** The same parameters at another path, which is encoded already. */
  PageAddress at(String other) {
    return new PageAddress(other, parameters);
  }

  /** A parameter's value. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The same address with another value of a parameter. */
  public PageAddress with(String name, String value) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return new PageAddress(path, changed);
  }

  /** The same address without some parameters. */
  public PageAddress without(String... names) {
    var changed = new LinkedHashMap<>(parameters);
    for (String name : names) {
      changed.remove(name);
    }
    return new PageAddress(path, changed);
  }

  /** Path and query, ready for an attribute once it is escaped. */
  @Override
  public String toString() {
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
    return path + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
