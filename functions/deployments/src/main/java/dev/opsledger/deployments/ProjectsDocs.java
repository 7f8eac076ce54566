package dev.opsledger.deployments;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;

/** {@link ProjectsApi}, for the API's document. */
@Documents(value = ProjectsApi.class, tag = "Deployments", errors = NamedError.class)
interface ProjectsDocs {
  @Describe(
      value = "Projects, by id",
      more = "8 a page; a page past the end is empty. Page 10,000 costs what page 1 costs.",
      answers = {
        @Answer(status = 200, value = "a page of them", as = Shown[].class, headers = "Link"),
        @Answer(status = 400, value = "the page is no positive number", ask = "/projects?page=0")
      })
  void list(
      @About(value = "1 for the first", example = "1", type = "integer", min = 1) String page);

  @Describe(
      value = "A project",
      answers = {
        @Answer(status = 200, value = "the project", as = Shown.class),
        @Answer(status = 404, value = "there is no such project", ask = "/projects/999999")
      })
  void find(@About(value = "a project's id", example = "1") String id);

  @About(value = "A project.", name = "Project")
  record Shown(
      @About(example = "1") long id,
      @About(example = "Checkout") String name,
      @About(
              value = "where it is to be seen; null until its first deployment is done",
              nullable = true,
              example = "https://brisk-otter-5f3a.apps.example.com")
          String url,
      @About("whether a deployment of it is pending, building or deploying")
          boolean hasOngoingDeployment,
      @About("the same under its older name") boolean hasPendingDeployment,
      @About("whether a deployment of it is done") boolean hasLiveDeployment,
      @About(value = "the user that owns it", example = "1") long ownerId,
      @About(format = "date-time") String createdAt) {}
}
