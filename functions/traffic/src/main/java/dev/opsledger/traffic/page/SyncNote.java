package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.SyncState;

/** The line of a page about the state of a repository's fetches. */
final class SyncNote {
  private SyncNote() {}

  static String html(SyncState sync) {
    return "<p class=\"sync %s\"><strong>%s</strong> %s</p>\n"
        .formatted(sync.status().text(), headline(sync.status()), Html.escape(text(sync)));
  }

  private static String headline(FetchStatus status) {
    return switch (status) {
      case PENDING -> "Waiting";
      case OK -> "Up to date";
      case NO_ACCESS -> "No access";
      case NOT_FOUND -> "Not found";
      case FAILING -> "Failing";
    };
  }

  private static String text(SyncState sync) {
    String since = "since " + FetchWindow.day(sync.since());
    return switch (sync.status()) {
      case PENDING -> "The last 14 days are being fetched. Reload this page in a minute.";
      case OK ->
          sync.goodOn().map(day -> "as of " + day).orElse(since)
              + sync.reason().map(reason -> "; " + reason + ".").orElse("");
      case NO_ACCESS, NOT_FOUND, FAILING ->
          since + ": " + sync.reason().orElse("GitHub did not say why") + ".";
    };
  }
}
