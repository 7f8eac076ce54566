package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** {@link ProjectsApi}, for the API's document. */
@ApiDoc(value = ProjectsApi.class, tag = "Deployments", errors = NamedError.class)
interface ProjectsDocs {
  @ApiOperation(
      value = "Projects, by id",
      more = "8 a page; a page past the end is empty. Page 10,000 costs what page 1 costs.",
      answers = {
        @ApiResponse(status = 200, value = "a page of them", as = Shown[].class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the page is no positive number",
            ask = "/projects?page=0")
      })
  void list(
      @Schema(value = "1 for the first", example = "1", type = "integer", min = 1) String page);

  @ApiOperation(
      value = "A project",
      answers = {
        @ApiResponse(status = 200, value = "the project", as = Shown.class),
        @ApiResponse(status = 404, value = "there is no such project", ask = "/projects/999999")
      })
  void find(@Schema(value = "a project's id", example = "1") String id);

  @Schema(value = "A project.", name = "Project")
  record Shown(
      @Schema(example = "1") long id,
      @Schema(example = "Checkout") String name,
      @Schema(
              value = "where it is to be seen; null until its first deployment is done",
              nullable = true,
              example = "https://brisk-otter-5f3a.apps.example.com")
          String url,
      @Schema("whether a deployment of it is pending, building or deploying")
          boolean hasOngoingDeployment,
      @Schema("the same under its older name") boolean hasPendingDeployment,
      @Schema("whether a deployment of it is done") boolean hasLiveDeployment,
      @Schema(value = "the user that owns it", example = "1") long ownerId,
      @Schema(format = "date-time") String createdAt) {}
}
