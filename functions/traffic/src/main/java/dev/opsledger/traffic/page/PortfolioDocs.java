package dev.opsledger.traffic.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.page.PageResponse;

/** {@link PortfolioApi}, for the API's document. */
@ApiDoc(value = PortfolioApi.class, tag = "Pages")
interface PortfolioDocs {
  String POLICY = "Content-Security-Policy";
  String FILE = "Content-Disposition";

  @ApiOperation(
      value = "The traffic of all repositories",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`. `q`"
              + " shows one repository, `after` continues a list. Repositories whose traffic GitHub"
              + " shows only to some users are left out.",
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
            ask = "/traffic?period=ever"),
        @ApiResponse(
            status = 404,
            value = "no repository of this name is shown here",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/traffic?q=nobody/nothing")
      })
  void all();
}
