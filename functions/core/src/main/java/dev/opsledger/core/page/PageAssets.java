package dev.opsledger.core.page;

import java.util.Optional;
import java.util.stream.Stream;

/** The scripts, styles and icon that all pages share. One function serves them for all. */
public final class PageAssets {
  static final String FOLDER = "/assets/";
  static final PageFile SCRIPT = PageFile.load(PageAssets.class, "pages.js");
  static final PageFile STYLE = PageFile.load(PageAssets.class, "pages.css");
  static final PageFile ICON = PageFile.load(PageAssets.class, "icon.svg");

  private PageAssets() {}

  /** The file with this name. */
  public static Optional<PageFile> find(String name) {
    return Stream.concat(Stream.of(SCRIPT, STYLE, ICON), ChartAssets.ALL.stream())
        .filter(file -> file.name().equals(name))
        .findFirst();
  }
}
