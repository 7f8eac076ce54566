package dev.opsledger.core.page;

/** Large numbers at the top of a page, each of which leads to the rows that it counts. */
public final class PageTiles {
  private static final int LARGE = 6;
  private static final int LONG = 9;

  private final StringBuilder tiles = new StringBuilder(1_024);

  /**
   * Adds a number.
   *
   * @param id identifies the number on its page
   * @param address where its rows are
   * @param name what it counts
   * @param value the number, as HTML
   * @param note more about it, as HTML
   */
  public PageTiles add(String id, String address, String name, String value, String note) {
    tiles.append(
        """
        <a class="tile" href="%s"><span class="name">%s</span>
        <b%s data-tile="%s">%s</b><span class="note">%s</span></a>
        """
            .formatted(Html.escape(address), Html.escape(name), size(value), id, value, note));
    return this;
  }

  /** The longer a number is, the smaller it is written, so that it fits the narrowest tile. */
  private static String size(String value) {
    int letters = value.replaceAll("<[^>]*>", "").replaceAll("&[^;]*;", "x").length();
    if (letters <= LARGE) {
      return "";
    }
    return letters <= LONG ? " class=\"long\"" : " class=\"longer\"";
  }

  /** The tiles, as HTML. */
  public String html() {
    return "<section id=\"tiles\" class=\"tiles\" data-live aria-label=\"At a glance\">\n"
        + tiles
        + "</section>\n";
  }
}
