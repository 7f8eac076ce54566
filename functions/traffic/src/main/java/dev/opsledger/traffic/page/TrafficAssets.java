package dev.opsledger.traffic.page;

import dev.opsledger.core.page.PageAssets;
import dev.opsledger.core.page.PageFile;
import java.util.List;
import java.util.Optional;

/** The pages' scripts and styles. */
final class TrafficAssets {
  private static final String FOLDER = "/users/static/";

  /** The chart library (uPlot 1.6.32, MIT), which pages of all contexts share. */
  static final String CHARTS = "uplot-1.6.32.js";

  static final String CHARTS_STYLE = "uplot-1.6.32.css";
  static final String SCRIPT = "traffic.js";
  static final String STYLE = "traffic.css";
  static final String ICON = "icon.svg";

  private static final List<PageFile> ALL =
      List.of(SCRIPT, STYLE, ICON).stream()
          .map(name -> PageFile.load(TrafficAssets.class, name))
          .toList();

  /** What these pages take from those of all contexts. */
  private static final List<String> SHARED = List.of(CHARTS, CHARTS_STYLE, "uplot-LICENSE.txt");

  private TrafficAssets() {}

  public static Optional<PageFile> find(String name) {
    Optional<PageFile> own = ALL.stream().filter(file -> file.name().equals(name)).findFirst();
    return own.isPresent() || !SHARED.contains(name) ? own : PageAssets.find(name);
  }

  /** The address of an asset, with its version. */
  static String address(String name) {
    return find(name).orElseThrow().address(FOLDER);
  }
}
