package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one reader and writer of JSON trees here. */
final class TemplateJson {
  static final JsonMapper MAPPER = new JsonMapper();

  private TemplateJson() {}
}
