package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders gists. */
public final class GistJson {
  private GistJson() {}

  /** A gist in the form that lists use. */
  public static ObjectNode of(GitHubGist gist, String api) {
    var url = api + "/gists/" + gist.id();
    var html = "https://gist.github.com/" + gist.owner().login() + "/" + gist.id();
    var git = "https://gist.github.com/" + gist.id() + ".git";
    var json =
        SimulatorJson.object()
            .put("url", url)
            .put("forks_url", url + "/forks")
            .put("commits_url", url + "/commits")
            .put("id", gist.id())
            .put("node_id", "G_" + gist.id())
            .put("git_pull_url", git)
            .put("git_push_url", git)
            .put("html_url", html);
    json.set("files", files(gist));
    json.put("public", true)
        .put("created_at", gist.createdAt().toString())
        .put("updated_at", gist.updatedAt().toString())
        .put("description", gist.description())
        .put("comments", 0)
        .putNull("user")
        .put("comments_enabled", true)
        .put("comments_url", url + "/comments");
    json.set("owner", AccountJson.of(gist.owner(), api));
    return json.put("truncated", false);
  }

  private static ObjectNode files(GitHubGist gist) {
    var files = SimulatorJson.object();
    for (var file : gist.files()) {
      files
          .putObject(file.name())
          .put("filename", file.name())
          .put("type", "text/plain")
          .put("language", file.language())
          .put("raw_url", raw(gist, file))
          .put("size", file.size());
    }
    return files;
  }

  private static String raw(GitHubGist gist, GitHubGist.File file) {
    return "https://gist.githubusercontent.com/%s/%s/raw/%s"
        .formatted(gist.owner().login(), gist.id(), file.name());
  }
}
