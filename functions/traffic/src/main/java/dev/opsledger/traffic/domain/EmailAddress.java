package dev.opsledger.traffic.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a user. What browsers accept in a field of type {@code email} (WHATWG HTML, "valid
 * e-mail address"), with a dot in the domain, and no longer than RFC 5321 lets mail travel.
 */
public record EmailAddress(String text) {
  private static final int LONGEST = 254;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern VALID =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  public static Optional<EmailAddress> of(String text) {
    boolean valid =
        text.length() <= LONGEST && text.indexOf('@') <= 64 && VALID.matcher(text).matches();
    return valid ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  /** What addresses that differ in letter case only have in common. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }
}
