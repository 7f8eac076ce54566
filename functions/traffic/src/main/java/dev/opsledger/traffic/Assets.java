package dev.opsledger.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages' scripts and styles, served by the function itself. Their addresses carry a hash of the
 * content, so that browsers may keep them for good.
 */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  /** The chart library, with its licence beside it (uPlot 1.6.32, MIT). */
  static final String CHARTS = "uplot-1.6.32.js";

  static final String CHARTS_STYLE = "uplot-1.6.32.css";
  static final String SCRIPT = "traffic.js";
  static final String STYLE = "traffic.css";
  static final String ICON = "icon.svg";

  private static final Map<String, Asset> ALL = new LinkedHashMap<>();

  static {
    for (String name :
        new String[] {CHARTS, CHARTS_STYLE, SCRIPT, STYLE, ICON, "uplot-LICENSE.txt"}) {
      ALL.put(name, load(name));
    }
  }

  private Assets() {}

  /**
   * @param type the media type
   * @param text the content
   */
  record Asset(String type, String text) {}

  static Optional<Asset> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The address of an asset in its present version. */
  static String address(String name) {
    int version = ALL.get(name).text().hashCode();
    return "/users/static/" + name + "?v=" + Integer.toHexString(version);
  }

  private static Asset load(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return new Asset(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
