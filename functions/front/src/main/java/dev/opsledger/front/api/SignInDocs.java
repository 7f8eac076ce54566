package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;

/** {@link SignInApi}, for the API's document. */
@ApiDoc(value = SignInApi.class, tag = "Home")
interface SignInDocs {
  @ApiOperation(
      value = "What the form of the home page sends",
      more =
          "Takes READ_TOKEN or OPERATE_TOKEN and opens a session of 30 days. From the tenth wrong"
              + " token of an address on, each makes it wait twice as long.",
      security = "none",
      form = "token=read-token",
      answers = {
        @ApiResponse(
            status = 303,
            value = "to the home page, with a session's cookie",
            type = HomeDocs.HTML,
            headers = {"Location", "Set-Cookie"}),
        @ApiResponse(
            status = 401,
            value = "a page that says that this is no token",
            type = HomeDocs.HTML,
            body = "token=guess"),
        @ApiResponse(
            status = 403,
            value = "a page that says that another site's page sent it",
            type = HomeDocs.HTML,
            state = "a page of another site sends it"),
        @ApiResponse(
            status = 429,
            value = "a page that says when to try again",
            type = HomeDocs.HTML,
            headers = "Retry-After",
            state = "many wrong tokens came before")
      })
  void signIn();

  @ApiOperation(
      value = "Sign out",
      more = "Ends the session of the cookie and takes the cookie away.",
      security = "none",
      answers = {
        @ApiResponse(
            status = 303,
            value = "to the home page",
            type = HomeDocs.HTML,
            headers = {"Location", "Set-Cookie"}),
        @ApiResponse(
            status = 403,
            value = "a page that says that another site's page sent it",
            type = HomeDocs.HTML,
            state = "a page of another site sends it")
      })
  void signOut();
}
