package dev.opsledger.traffic.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link UsersApi}, for the API's document. */
@ApiDoc(value = UsersApi.class, tag = "Repository traffic")
interface UsersDocs {
  @ApiOperation(
      value = "Create a user",
      more =
          "The token is shown once and stored as a hash. On a laptop, and where TRAFFIC_SIGN_UP"
              + " is open, no read token is needed.",
      security = "readToken",
      body = NewUser.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the user's token and the address of the user's pages",
            as = Token.class,
            body = "{\"email\":\"someone@example.com\"}"),
        @ApiResponse(
            status = 400,
            value = "the address is malformed, or taken in any letter case",
            body = "{\"email\":\"someone\"}"),
        @ApiResponse(status = 413, value = "the body is over 10 kB", bytes = 10_001)
      })
  void create();

  @ApiOperation(
      value = "Replace the user's token",
      more =
          "The old token becomes invalid at once, and with it the addresses of the user's pages;"
              + " shared addresses stay valid.",
      security = "userToken",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the new token and the new address",
            as = Token.class,
            state = "leaving")
      })
  void rotate();

  @ApiOperation(
      value = "Delete the user",
      more =
          "Deletes everything of the user, and repositories that nobody else watches. The token"
              + " becomes invalid at once.",
      security = "userToken",
      answers = {
        @ApiResponse(
            status = 202,
            value = "the deletion has begun",
            as = Nothing.class,
            state = "leaving")
      })
  void delete();

  @Schema(value = "An empty object.", name = "NothingMore")
  record Nothing() {}

  @Schema("The user to create.")
  record NewUser(@Schema(example = "someone@example.com") String email) {}

  @Schema("The key to the user's repositories, and the address of their pages.")
  record Token(
      @Schema(pattern = "[0-9a-f]{32}", example = "8c93ff66f7dd1d267958ad2cc3dbc9be") String token,
      @Schema(
              value = "shows the user's charts and can only read",
              format = "uri",
              example =
                  "https://abc.execute-api.eu-west-1.amazonaws.com/users/0c23ff66f7dd1d267958ad2cc3dbc9be/repos")
          String pages_url) {}
}
