package dev.opsledger.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A script, style or image that the function serves itself. Its URL carries a hash of the content,
 * so that browsers may cache it forever.
 *
 * @param name the file name
 * @param type the media type
 * @param text the content
 */
public record PageFile(String name, String type, String text) {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  /**
   * Loads a resource from the folder {@code assets} beside a class.
   *
   * @throws IllegalStateException when it does not exist
   */
  public static PageFile load(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource assets/" + name);
      }
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return new PageFile(name, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The URL of this version of the file.
   *
   * @param folder the path below which the context serves its files, such as {@code /assets/}
   */
  public String address(String folder) {
    return folder + name + "?v=" + Integer.toHexString(text.hashCode());
  }
}
