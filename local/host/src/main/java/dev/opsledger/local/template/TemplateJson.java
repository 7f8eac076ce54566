package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON mapper of this package. */
final class TemplateJson {
  static final JsonMapper MAPPER = new JsonMapper();

  private TemplateJson() {}
}
