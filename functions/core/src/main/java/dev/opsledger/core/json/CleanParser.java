package dev.opsledger.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import dev.opsledger.core.text.CleanText;
import java.io.IOException;

/** Cleans string values and field names with {@link CleanText}. */
final class CleanParser extends JsonParserDelegate {
  CleanParser(JsonParser parser) {
    super(parser);
  }

  @Override
  public String getText() throws IOException {
    return CleanText.of(super.getText());
  }

  @Override
  public String currentName() throws IOException {
    return clean(super.currentName());
  }

  @Override
  @Deprecated // Jackson's own codecs may still call it.
  public String getCurrentName() throws IOException {
    return clean(super.currentName());
  }

  @Override
  public String getValueAsString() throws IOException {
    return clean(super.getValueAsString());
  }

  private static String clean(String text) {
    return text == null ? null : CleanText.of(text);
  }
}
