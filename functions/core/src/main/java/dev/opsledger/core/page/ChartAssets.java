package dev.opsledger.core.page;

import java.util.List;

/** The files that draw charts. Only pages with charts load them. */
final class ChartAssets {
  /** The chart library (uPlot 1.6.32, MIT). */
  static final PageFile LIBRARY = PageFile.load(ChartAssets.class, "uplot-1.6.32.js");

  static final PageFile LIBRARY_STYLE = PageFile.load(ChartAssets.class, "uplot-1.6.32.css");
  static final PageFile SCRIPT = PageFile.load(ChartAssets.class, "charts.js");
  private static final PageFile LICENCE = PageFile.load(ChartAssets.class, "uplot-LICENSE.txt");

  /** All of them, with the library's licence. */
  static final List<PageFile> ALL = List.of(LIBRARY, LIBRARY_STYLE, SCRIPT, LICENCE);

  private ChartAssets() {}
}
