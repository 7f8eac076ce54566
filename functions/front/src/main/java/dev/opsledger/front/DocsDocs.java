package dev.opsledger.front;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link DocsApi}, for the API's document. */
@Documents(value = DocsApi.class, tag = "Documentation")
interface DocsDocs {
  @Describe(
      value = "This document",
      answers = {
        @Answer(
            status = 200,
            value = "OpenAPI 3.1",
            as = OpenApi.class,
            headers = {"Cache-Control", "ETag"}),
        @Answer(status = 304, value = "unchanged", state = "it is kept already")
      })
  void document();

  @Describe(
      value = "This document as a page",
      answers = {
        @Answer(
            status = 200,
            value = "the page",
            type = "text/html; charset=utf-8",
            headers = {"Cache-Control", "Content-Security-Policy", "ETag"}),
        @Answer(status = 304, value = "unchanged", state = "it is kept already")
      })
  void page();

  @Describe(
      value = "The page's style",
      answers = {
        @Answer(
            status = 200,
            value = "the style sheet",
            type = "text/css; charset=utf-8",
            headers = {"Cache-Control", "ETag"}),
        @Answer(status = 304, value = "unchanged", state = "it is kept already")
      })
  void style();

  @About(value = "An OpenAPI document.", type = "any")
  record OpenApi() {}
}
