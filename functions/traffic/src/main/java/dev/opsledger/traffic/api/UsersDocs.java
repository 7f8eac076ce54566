package dev.opsledger.traffic.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link UsersApi}, for the API's document. */
@ApiDoc(value = UsersApi.class, tag = "Repository traffic")
interface UsersDocs {
  @ApiOperation(
      value = "Become a user",
      more =
          "The token is shown once, and kept as a hash. On a laptop, and where TRAFFIC_SIGN_UP is"
              + " open, everybody may.",
      security = "readToken",
      body = NewUser.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the user's token",
            as = Token.class,
            body = "{\"email\":\"someone@example.com\"}"),
        @ApiResponse(
            status = 400,
            value = "the address is malformed, or taken in whatever letter case",
            body = "{\"email\":\"someone\"}"),
        @ApiResponse(status = 413, value = "the body is over 10 kB", bytes = 10_001)
      })
  void create();

  @ApiOperation(
      value = "Replace one's token",
      more =
          "The old token is void at once, and with it the addresses of pages that it opened; those"
              + " that were shared stay.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "the new token", as = Token.class, state = "leaving")
      })
  void rotate();

  @ApiOperation(
      value = "Leave",
      more =
          "Everything of the user goes, and of repositories that nobody else watches. The token is"
              + " void at once.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 202, value = "it goes", as = Nothing.class, state = "leaving")
      })
  void delete();

  @Schema(value = "Nothing more to say.", name = "NothingMore")
  record Nothing() {}

  @Schema("Who wants to be one.")
  record NewUser(@Schema(example = "someone@example.com") String email) {}

  @Schema("The key to the user's repositories and pages.")
  record Token(
      @Schema(pattern = "[0-9a-f]{32}", example = "8c93ff66f7dd1d267958ad2cc3dbc9be")
          String token) {}
}
