package dev.opsledger.traffic.page;

import dev.opsledger.core.page.Html;

/** The HTML around the content of every page. */
final class TrafficPageLayout {
  private TrafficPageLayout() {}

  static String html(String title, String main) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>%s</title>
        <link rel="icon" href="%s">
        <link rel="stylesheet" href="%s">
        <link rel="stylesheet" href="%s">
        <script src="%s" defer></script>
        <script src="%s" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <main id="main">
        %s</main>
        <footer><p>Days are UTC days. Visitors of several days do not add up: the same person may \
        come every day. Kept by opsledger.</p></footer>
        </body>
        </html>
        """
        .formatted(
            Html.escape(title),
            TrafficAssets.address(TrafficAssets.ICON),
            TrafficAssets.address(TrafficAssets.CHARTS_STYLE),
            TrafficAssets.address(TrafficAssets.STYLE),
            TrafficAssets.address(TrafficAssets.CHARTS),
            TrafficAssets.address(TrafficAssets.SCRIPT),
            main);
  }

  /** A page with an error message. */
  static String notice(String title, String text) {
    return html(
        title,
        "<header><p class=\"brand\">opsledger · traffic</p><h1>%s</h1></header>\n<p>%s</p>\n"
            .formatted(Html.escape(title), Html.escape(text)));
  }
}
