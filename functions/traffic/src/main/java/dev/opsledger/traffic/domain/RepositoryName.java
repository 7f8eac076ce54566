package dev.opsledger.traffic.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a repository on github.com, as somebody spelled it.
 *
 * @param owner the account, 39 characters at most
 * @param name the repository, 100 characters at most
 */
public record RepositoryName(String owner, String name) {
  /**
   * Scheme and host in any letter case; no user, port, query or fragment. Names consist of the
   * characters that GitHub allows, which excludes look-alike characters.
   */
  private static final Pattern URL =
      Pattern.compile(
          "(?i:https?://github\\.com)/([A-Za-z0-9][A-Za-z0-9_-]{0,38})"
              + "/([A-Za-z0-9._-]{1,100}?)(?i:\\.git)?/?");

  /** Parses the URL of a repository; empty for any other URL. */
  public static Optional<RepositoryName> ofUrl(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() && isName(matcher.group(2))
        ? Optional.of(new RepositoryName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  private static boolean isName(String name) {
    return !name.equals(".") && !name.equals("..") && !name.equalsIgnoreCase(".git");
  }

  /** Parses the form of {@link #full}. */
  public static RepositoryName ofFull(String full) {
    int slash = full.indexOf('/');
    return new RepositoryName(full.substring(0, slash), full.substring(slash + 1));
  }

  /** {@code Owner/Name}, as it was spelled. */
  public String full() {
    return owner + "/" + name;
  }

  /** The lower-case form, equal for all spellings. */
  public String key() {
    return full().toLowerCase(Locale.ROOT);
  }

  /** The URL in its canonical form. */
  public String url() {
    return "https://github.com/" + full();
  }
}
