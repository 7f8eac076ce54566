package dev.opsledger.core.feed;

import dev.opsledger.core.page.PageAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that shows what an entry is about. It follows from the event's key, which stands in the
 * feed's index, so that no event needs to be read for it.
 */
final class EntryPage {
  private static final Pattern RUN = Pattern.compile("run-(\\d{1,18})-.*");
  private static final Pattern INCIDENT = Pattern.compile("incident-([A-Za-z0-9]{1,40})-.*");
  private static final Pattern DEPLOYMENT = Pattern.compile("0*([1-9]\\d{0,17})-\\d+-\\d+");

  private EntryPage() {}

  static Optional<PageAddress> of(FeedEntry entry) {
    String key = entry.place().substring(entry.place().indexOf('#') + 1);
    return switch (entry.source()) {
      case "ci" -> id(RUN, key).map(run -> PageAddress.of("runs", run));
      case "deployments" ->
          id(DEPLOYMENT, key).map(id -> PageAddress.of("releases").with("deployment", id));
      case "oncall" -> id(INCIDENT, key).map(incident -> PageAddress.of("incidents", incident));
      case "gists" -> Optional.of(PageAddress.of("leads"));
      case "traffic" -> Optional.of(PageAddress.of("traffic"));
      case "identity" -> Optional.of(PageAddress.of("dora", "identity"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> id(Pattern pattern, String key) {
    Matcher matcher = pattern.matcher(key);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
