package dev.opsledger.traffic.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user's email address: what browsers accept in a field of type {@code email} (WHATWG HTML,
 * "valid e-mail address"), with a dot in the domain, and at most 254 characters (RFC 5321).
 */
public record EmailAddress(String text) {
  private static final int LONGEST = 254;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern VALID =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  /** Parses an address; empty if it is not valid. */
  public static Optional<EmailAddress> of(String text) {
    boolean valid =
        text.length() <= LONGEST && text.indexOf('@') <= 64 && VALID.matcher(text).matches();
    return valid ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  /** The lower-case form, equal for addresses that differ only in case. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }
}
