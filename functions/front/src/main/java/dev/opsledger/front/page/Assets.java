package dev.opsledger.front.page;

import dev.opsledger.core.page.PageFile;
import java.util.Optional;
import java.util.stream.Stream;

/** The script, style sheet and icon of the front's pages. */
public final class Assets {
  static final String FOLDER = "/assets/";
  static final PageFile SCRIPT = PageFile.load(Assets.class, "home.js");
  static final PageFile STYLE = PageFile.load(Assets.class, "home.css");
  static final PageFile ICON = PageFile.load(Assets.class, "icon.svg");

  private Assets() {}

  /** The file with this name. */
  public static Optional<PageFile> find(String name) {
    return Stream.of(SCRIPT, STYLE, ICON).filter(file -> file.name().equals(name)).findFirst();
  }
}
