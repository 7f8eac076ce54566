package dev.opsledger.gists.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.page.PageResponse;

/** {@link LeadPagesApi}, for the API's document. */
@ApiDoc(value = LeadPagesApi.class, tag = "Pages")
interface LeadPagesDocs {
  String POLICY = "Content-Security-Policy";
  String FILE = "Content-Disposition";

  @ApiOperation(
      value = "Gists and their deals",
      more =
          "`state` is done, waiting or refused, `user` a watched user; `place` continues a list.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, FILE}),
        @ApiResponse(
            status = 400,
            value = "a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/leads?state=lost")
      })
  void all();
}
