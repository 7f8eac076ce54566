package dev.opsledger.core.page;

import dev.opsledger.core.access.ReadAccess;

/** Asks a browser for the read token. */
public final class SignInPage {
  /** Asks for the token. */
  public static final String ASK = "Enter the read token of this deployment to see its numbers.";

  /** Refuses a wrong token. */
  public static final String WRONG =
      "This is not the read token. The person who deployed opsledger has it.";

  /** Refuses a form of another site. */
  public static final String CROSS_SITE =
      "This form was sent by a page of another site. To sign in, use this form.";

  /** The name of the field with the token. */
  public static final String TOKEN = "token";

  /** The name of the field with the address to go on to. */
  public static final String NEXT = "next";

  private SignInPage() {}

  /** The sentence for an address that has sent too many wrong tokens. */
  public static String later(long seconds) {
    return "Too many wrong tokens were sent from your address. Try again in "
        + (seconds == 1 ? "a second." : seconds + " seconds.");
  }

  /**
   * The sign-in form under a sentence.
   *
   * @param next the address of ours to go on to
   */
  public static String html(String sentence, String next) {
    return PageFrame.bare(
        "Sign in",
        """
        <header class="top"><p class="brand">opsledger</p><h1>Sign in</h1></header>
        <section class="card narrow">
        <p role="status">%s</p>
        <form method="post" action="/sign-in">
        <input type="hidden" name="next" value="%s">
        <label for="token">Read token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required>
        <button type="submit">Show the numbers</button>
        </form>
        </section>
        """
            .formatted(Html.escape(sentence), Html.escape(local(next))));
  }

  /** An address of ours, or the home page's for whatever else a form may name. */
  public static String local(String next) {
    return next.length() <= 2_000 && next.matches("/(?![/\\\\])[!-~]*|/") ? next : "/";
  }

  /** The page of a deployment that has no read token yet. */
  public static String closed() {
    return PageFrame.bare(
        "Closed",
        """
        <header class="top"><p class="brand">opsledger</p><h1>Closed</h1></header>
        <section class="card narrow"><p role="status">Nothing can be shown yet: %s.</p></section>
        """
            .formatted(Html.escape(ReadAccess.CLOSED)));
  }
}
