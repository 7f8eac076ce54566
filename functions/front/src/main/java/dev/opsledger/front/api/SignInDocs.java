package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;

/** Documents {@link SignInApi}. */
@ApiDoc(value = SignInApi.class, tag = "Home")
interface SignInDocs {
  @ApiOperation(
      value = "Sign in",
      more =
          "Takes READ_TOKEN or OPERATE_TOKEN and opens a session of 30 days. From the tenth wrong"
              + " token of an address on, each doubles the time until its next attempt.",
      security = "none",
      form = "token=read-token",
      answers = {
        @ApiResponse(
            status = 303,
            value = "redirect to the home page, with a session cookie",
            type = HomeDocs.HTML,
            headers = {"Location", "Set-Cookie"}),
        @ApiResponse(
            status = 401,
            value = "the sign-in page, which says that the token is wrong",
            type = HomeDocs.HTML,
            body = "token=guess"),
        @ApiResponse(
            status = 403,
            value = "the sign-in page, which says that another site sent the form",
            type = HomeDocs.HTML,
            state = "a page of another site sends it"),
        @ApiResponse(
            status = 429,
            value = "the sign-in page, which says when to try again",
            type = HomeDocs.HTML,
            headers = "Retry-After",
            state = "many wrong tokens came before")
      })
  void signIn();

  @ApiOperation(
      value = "Sign out",
      more = "Ends the session and deletes its cookie.",
      security = "none",
      answers = {
        @ApiResponse(
            status = 303,
            value = "redirect to the home page",
            type = HomeDocs.HTML,
            headers = {"Location", "Set-Cookie"}),
        @ApiResponse(
            status = 403,
            value = "the sign-in page, which says that another site sent the form",
            type = HomeDocs.HTML,
            state = "a page of another site sends it")
      })
  void signOut();
}
