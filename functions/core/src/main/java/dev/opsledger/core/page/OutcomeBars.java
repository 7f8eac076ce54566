package dev.opsledger.core.page;

import java.util.List;

/** Bars side by side, oldest first, each of which leads to what it stands for. */
public final class OutcomeBars {
  private static final int WIDTH = 12;
  private static final int GAP = 3;
  private static final int HEIGHT = 72;
  private static final int LEAST = 4;

  private OutcomeBars() {}

  /**
   * A bar.
   *
   * @param address where it leads
   * @param words what it is, in words
   * @param colour how that went
   * @param size how tall it is beside the others, such as a duration in seconds
   */
  public record Bar(String address, String words, StateColour colour, long size) {}

  /**
   * The bars, as HTML.
   *
   * @param label what they show
   */
  public static String html(String label, List<Bar> bars) {
    if (bars.isEmpty()) {
      return "";
    }
    long greatest = Math.max(1, bars.stream().mapToLong(Bar::size).max().orElse(1));
    int step = WIDTH + GAP;
    var svg = new StringBuilder(4_096);
    svg.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.escape(label))
        .append("\"><svg class=\"bars\" width=\"")
        .append(bars.size() * step)
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\">\n");
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      long height = LEAST + bar.size() * (HEIGHT - LEAST) / greatest;
      svg.append(
          """
          <a href="%s" aria-label="%s"><rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="2">\
          <title>%s</title></rect></a>
          """
              .formatted(
                  Html.escape(bar.address()),
                  Html.escape(bar.words()),
                  bar.colour().css(),
                  i * step,
                  HEIGHT - height,
                  WIDTH,
                  height,
                  Html.escape(bar.words())));
    }
    return svg.append("</svg></div>\n").toString();
  }
}
