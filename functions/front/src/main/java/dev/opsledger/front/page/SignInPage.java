package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.web.ReadAccess;

/** Asks for the read token, once. */
public final class SignInPage {
  public static final String ASK = "This deployment shows its numbers to those who have its read token.";
  public static final String WRONG = "That is not the read token. Ask whoever deployed this for it.";
  public static final String ELSEWHERE =
      "A page of another site sent this. Sign in here, if you meant to.";

  private SignInPage() {}

  /** Where too many wrong tokens came from. */
  public static String later(long seconds) {
    return "Too many wrong tokens came from your address. Try again in "
        + (seconds == 1 ? "a second." : seconds + " seconds.");
  }

  public static String html(String sentence) {
    return PageLayout.html(
        "Sign in · opsledger",
        """
        <header><p class="brand">opsledger</p><h1>Sign in</h1></header>
        <section class="card narrow">
        <p role="status">%s</p>
        <form method="post" action="/sign-in">
        <label for="token">Read token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required>
        <button type="submit">Show the numbers</button>
        </form>
        </section>
        """
            .formatted(Html.escape(sentence)));
  }

  /** Where there is no token to ask for yet. */
  public static String closed() {
    return PageLayout.html(
        "Closed · opsledger",
        """
        <header><p class="brand">opsledger</p><h1>Closed</h1></header>
        <section class="card narrow"><p role="status">Nothing can be shown yet: %s.</p></section>
        """
            .formatted(Html.escape(ReadAccess.CLOSED)));
  }
}
