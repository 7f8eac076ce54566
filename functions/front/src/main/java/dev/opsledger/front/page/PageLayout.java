package dev.opsledger.front.page;

import dev.opsledger.core.page.Html;

/** The HTML document around the content of the front's pages. */
final class PageLayout {
  private PageLayout() {}

  /**
   * Puts content into a page.
   *
   * @param title the page's title, as text
   * @param main the content, as HTML
   */
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
        <script src="%s" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <main id="main">
        %s</main>
        </body>
        </html>
        """
        .formatted(
            Html.escape(title),
            Assets.ICON.address(Assets.FOLDER),
            Assets.STYLE.address(Assets.FOLDER),
            Assets.SCRIPT.address(Assets.FOLDER),
            main);
  }
}
