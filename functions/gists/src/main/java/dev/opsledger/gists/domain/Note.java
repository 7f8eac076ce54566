package dev.opsledger.gists.domain;

/** The note of a deal: an HTML description of the gist, with everything from the gist escaped. */
public final class Note {
  /** Pipedrive cuts notes at about 100 KB. */
  private static final int LONGEST = 60_000;

  private Note() {}

  /** The note's HTML. */
  public static String html(Deal deal) {
    var html = new StringBuilder();
    deal.description().ifPresent(d -> html.append("<p>").append(escape(d)).append("</p>"));
    html.append("<ul>");
    int shown = 0;
    for (Gist.File file : deal.files()) {
      if (html.length() > LONGEST) {
        break;
      }
      html.append("<li>").append(escape(file.name()));
      file.language().ifPresent(l -> html.append(" (").append(escape(l)).append(')'));
      html.append("</li>");
      shown++;
    }
    if (shown < deal.files().size()) {
      html.append("<li>and ").append(deal.files().size() - shown).append(" more</li>");
    }
    String url = escape(deal.url());
    return html.append("</ul><p><a href=\"")
        .append(url)
        .append("\">")
        .append(url)
        .append("</a></p>")
        .toString();
  }

  static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
