package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** Documentation of {@link ProjectsApi}. */
@ApiDoc(value = ProjectsApi.class, tag = "Deployments", errors = NamedError.class)
interface ProjectsDocs {
  @ApiOperation(
      value = "Projects, by id",
      more = "8 a page; a page past the end is empty. Page 10,000 costs what page 1 costs.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "a page of projects",
            as = Shown[].class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "page is not a whole number of at least 1",
            ask = "/projects?page=0")
      })
  void list(
      @Schema(value = "1 for the first page", example = "1", type = "integer", min = 1)
          String page);

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
              value = "where it is deployed; null until its first deployment is done",
              nullable = true,
              example = "https://brisk-otter-5f3a.apps.example.com")
          String url,
      @Schema("whether one of its deployments is pending, building or deploying")
          boolean hasOngoingDeployment,
      @Schema("the same as hasOngoingDeployment, under its older name")
          boolean hasPendingDeployment,
      @Schema("whether one of its deployments is done") boolean hasLiveDeployment,
      @Schema(value = "the user who owns it", example = "1") long ownerId,
      @Schema(format = "date-time") String createdAt) {}
}
