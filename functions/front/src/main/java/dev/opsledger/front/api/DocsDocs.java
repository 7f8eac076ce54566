package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** Documents {@link DocsApi}. */
@ApiDoc(value = DocsApi.class, tag = "Documentation")
interface DocsDocs {
  @ApiOperation(
      value = "This document",
      answers = {
        @ApiResponse(
            status = 200,
            value = "OpenAPI 3.1",
            as = OpenApi.class,
            headers = {"Cache-Control", "ETag"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already")
      })
  void document();

  @ApiOperation(
      value = "This document as a page",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.HTML,
            headers = {"Cache-Control", "Content-Security-Policy", "ETag"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already")
      })
  void page();

  @ApiOperation(
      value = "The style sheet of that page",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the style sheet",
            type = "text/css; charset=utf-8",
            headers = {"Cache-Control", "ETag"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already")
      })
  void style();

  @Schema(value = "An OpenAPI document.", type = "any")
  record OpenApi() {}
}
