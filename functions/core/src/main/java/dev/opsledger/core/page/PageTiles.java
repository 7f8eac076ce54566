package dev.opsledger.core.page;

/** Large numbers at the top of a page, each of which leads to the rows that it counts. */
public final class PageTiles {
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
            .formatted(
                Html.escape(address),
                Html.escape(name),
                value.contains(" ") && !value.contains("<") ? " class=\"long\"" : "",
                id,
                value,
                note));
    return this;
  }

  /** The tiles, as HTML. */
  public String html() {
    return "<section id=\"tiles\" class=\"tiles\" data-live aria-label=\"At a glance\">\n"
        + tiles
        + "</section>\n";
  }
}
