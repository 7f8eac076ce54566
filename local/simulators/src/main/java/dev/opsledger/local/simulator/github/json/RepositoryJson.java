package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders repositories in GitHub's different levels of detail. */
public final class RepositoryJson {
  /** Suffixes of a repository's URL: JSON key, then path. */
  private static final String[][] LINKS = {
    {"archive_url", "/{archive_format}{/ref}"},
    {"assignees_url", "/assignees{/user}"},
    {"blobs_url", "/git/blobs{/sha}"},
    {"branches_url", "/branches{/branch}"},
    {"collaborators_url", "/collaborators{/collaborator}"},
    {"comments_url", "/comments{/number}"},
    {"commits_url", "/commits{/sha}"},
    {"compare_url", "/compare/{base}...{head}"},
    {"contents_url", "/contents/{+path}"},
    {"contributors_url", "/contributors"},
    {"deployments_url", "/deployments"},
    {"downloads_url", "/downloads"},
    {"events_url", "/events"},
    {"forks_url", "/forks"},
    {"git_commits_url", "/git/commits{/sha}"},
    {"git_refs_url", "/git/refs{/sha}"},
    {"git_tags_url", "/git/tags{/sha}"},
    {"hooks_url", "/hooks"},
    {"issue_comment_url", "/issues/comments{/number}"},
    {"issue_events_url", "/issues/events{/number}"},
    {"issues_url", "/issues{/number}"},
    {"keys_url", "/keys{/key_id}"},
    {"labels_url", "/labels{/name}"},
    {"languages_url", "/languages"},
    {"merges_url", "/merges"},
    {"milestones_url", "/milestones{/number}"},
    {"notifications_url", "/notifications{?since,all,participating}"},
    {"pulls_url", "/pulls{/number}"},
    {"releases_url", "/releases{/id}"},
    {"stargazers_url", "/stargazers"},
    {"statuses_url", "/statuses/{sha}"},
    {"subscribers_url", "/subscribers"},
    {"subscription_url", "/subscription"},
    {"tags_url", "/tags"},
    {"teams_url", "/teams"},
    {"trees_url", "/git/trees{/sha}"},
  };

  private RepositoryJson() {}

  /** The form embedded in runs: identity and URLs. */
  public static ObjectNode minimal(Repository repository, String api) {
    var url = api + "/repos/" + repository.fullName();
    var json =
        SimulatorJson.object()
            .put("id", repository.id())
            .put("node_id", SimulatorJson.nodeId("Repository", repository.id()))
            .put("name", repository.name())
            .put("full_name", repository.fullName())
            .put("private", repository.secret());
    json.set("owner", AccountJson.of(repository.owner(), api));
    json.put("html_url", html(repository))
        .put("description", repository.description().orElse(null))
        .put("fork", false)
        .put("url", url);
    for (var link : LINKS) {
      json.put(link[0], url + link[1]);
    }
    return json;
  }

  /** The form in lists and webhooks. */
  public static ObjectNode listed(Repository repository, String api) {
    var json = minimal(repository, api);
    cloning(json, repository);
    counting(json);
    switches(json, repository);
    return json;
  }

  /** The form of a single repository's response. */
  public static ObjectNode full(Repository repository, String api) {
    return listed(repository, api).put("network_count", 0).put("subscribers_count", 3);
  }

  /** The short form in installation webhooks. */
  public static ObjectNode brief(Repository repository) {
    return SimulatorJson.object()
        .put("id", repository.id())
        .put("node_id", SimulatorJson.nodeId("Repository", repository.id()))
        .put("name", repository.name())
        .put("full_name", repository.fullName())
        .put("private", repository.secret());
  }

  private static void cloning(ObjectNode json, Repository repository) {
    var created = repository.createdAt().toString();
    json.put("created_at", created)
        .put("updated_at", created)
        .put("pushed_at", created)
        .put("git_url", "git://github.com/" + repository.fullName() + ".git")
        .put("ssh_url", "git@github.com:" + repository.fullName() + ".git")
        .put("clone_url", html(repository) + ".git")
        .put("svn_url", html(repository))
        .putNull("homepage")
        .putNull("mirror_url")
        .put("default_branch", "main");
  }

  private static void counting(ObjectNode json) {
    for (var count : new String[] {"forks", "open_issues", "watchers"}) {
      json.put(count, 0).put(count + "_count", 0);
    }
    json.put("stargazers_count", 0).put("size", 108).put("language", "Java").putNull("license");
  }

  private static void switches(ObjectNode json, Repository repository) {
    for (var on : new String[] {"issues", "projects", "downloads", "wiki"}) {
      json.put("has_" + on, true);
    }
    for (var off :
        new String[] {
          "has_pages",
          "has_discussions",
          "archived",
          "disabled",
          "is_template",
          "web_commit_signoff_required"
        }) {
      json.put(off, false);
    }
    json.put("allow_forking", true).put("visibility", repository.secret() ? "private" : "public");
    json.putArray("topics");
    json.putObject("custom_properties");
    json.putObject("permissions")
        .put("admin", false)
        .put("maintain", false)
        .put("push", false)
        .put("triage", false)
        .put("pull", true);
  }

  private static String html(Repository repository) {
    return "https://github.com/" + repository.fullName();
  }
}
