package dev.opsledger.core.page;

import dev.opsledger.core.web.RequestCaller;

/** The HTML document around every page: navigation, search, sign-out and the foot. */
final class PageFrame {
  private static final String SIGN_OUT =
      "<form method=\"post\" action=\"/sign-out\"><button>Sign out</button></form>\n";
  private static final String REFRESH =
      "<button id=\"refresh\" type=\"button\" hidden>Refresh all sources</button>";

  private PageFrame() {}

  /** The document of a page for a caller. */
  static String html(WebPage page, RequestCaller caller) {
    String actions =
        page.isRefreshable()
            ? "<div class=\"refresh\">%s<span id=\"progress\" role=\"status\"></span></div>\n"
                .formatted(caller.operates() ? REFRESH : "")
            : "";
    String query = page.area() == PageArea.ELSEWHERE ? page.address().find("q").orElse("") : "";
    return document(
        page.title().equals("opsledger") ? page.title() : page.title() + " · opsledger",
        page.hasCharts() ? charts() : "",
        bar(page, query, caller.byCookie() ? SIGN_OUT : "") + main(page.main(actions)));
  }

  /** The document of a page that stands outside the navigation, such as the one to sign in. */
  static String bare(String title, String main) {
    return document(title + " · opsledger", "", main(main));
  }

  /** What draws charts; it follows the script that keeps pages up to date. */
  private static String charts() {
    return """
    <link rel="stylesheet" href="%s">
    <script src="%s" defer></script>
    <script src="%s" defer></script>
    """
        .formatted(
            ChartAssets.LIBRARY_STYLE.address(PageAssets.FOLDER),
            ChartAssets.LIBRARY.address(PageAssets.FOLDER),
            ChartAssets.SCRIPT.address(PageAssets.FOLDER));
  }

  private static String main(String content) {
    return "<main id=\"main\">\n" + content + "</main>\n";
  }

  private static String bar(WebPage page, String query, String signOut) {
    var links = new StringBuilder();
    for (PageArea area : PageArea.values()) {
      if (!area.path().isEmpty()) {
        links
            .append("<a href=\"")
            .append(Html.escape(address(area, page.address())))
            .append(area == page.area() ? "\" aria-current=\"page\">" : "\">")
            .append(area.label())
            .append("</a>\n");
      }
    }
    return """
    <header class="bar">
    <a class="brand" href="/">opsledger</a>
    <nav aria-label="Pages">
    %s</nav>
    <form class="search" role="search" action="/search">
    <label class="hidden" for="q">Search</label>
    <input id="q" type="search" name="q" value="%s" placeholder="Search" maxlength="200">
    </form>
    %s</header>
    """
        .formatted(links, Html.escape(query), signOut);
  }

  /** A reader who looks at a period looks at the same one on the next page. */
  private static String address(PageArea area, PageAddress now) {
    var to = PageAddress.of().at(area.path());
    if (area == PageArea.HOME || area == PageArea.COMPLETENESS || area == PageArea.LEADS) {
      return to.toString();
    }
    for (String name : new String[] {PagePeriod.PERIOD, PagePeriod.FROM, PagePeriod.TO}) {
      if (now.find(name).isPresent()) {
        to = to.with(name, now.find(name).get());
      }
    }
    return to.toString();
  }

  private static String document(String title, String more, String body) {
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
    %s</head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    %s</body>
    </html>
    """
        .formatted(
            Html.escape(title),
            PageAssets.ICON.address(PageAssets.FOLDER),
            PageAssets.STYLE.address(PageAssets.FOLDER),
            PageAssets.SCRIPT.address(PageAssets.FOLDER),
            more,
            body);
  }
}
