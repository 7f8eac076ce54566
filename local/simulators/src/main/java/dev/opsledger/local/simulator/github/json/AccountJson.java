package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.server.SimulatorJson;

/** Renders accounts as GitHub's {@code simple-user}. */
public final class AccountJson {
  private AccountJson() {}

  /** An account as the owner, actor or sender of something. */
  public static ObjectNode of(Account account, String api) {
    // An App's bot is called vercel[bot], for one, and an address holds no brackets.
    String login = account.login().replace("[", "%5B").replace("]", "%5D");
    var url = api + "/users/" + login;
    return SimulatorJson.object()
        .put("login", account.login())
        .put("id", account.id())
        .put("node_id", SimulatorJson.nodeId(account.type(), account.id()))
        .put("avatar_url", "https://avatars.githubusercontent.com/u/" + account.id() + "?v=4")
        .put("gravatar_id", "")
        .put("url", url)
        .put("html_url", "https://github.com/" + login)
        .put("followers_url", url + "/followers")
        .put("following_url", url + "/following{/other_user}")
        .put("gists_url", url + "/gists{/gist_id}")
        .put("starred_url", url + "/starred{/owner}{/repo}")
        .put("subscriptions_url", url + "/subscriptions")
        .put("organizations_url", url + "/orgs")
        .put("repos_url", url + "/repos")
        .put("events_url", url + "/events{/privacy}")
        .put("received_events_url", url + "/received_events")
        .put("type", account.type())
        .put("site_admin", false);
  }

  /** The {@code organization} object of a webhook. */
  public static ObjectNode organization(Account account, String api) {
    var url = api + "/orgs/" + account.login();
    return SimulatorJson.object()
        .put("login", account.login())
        .put("id", account.id())
        .put("node_id", SimulatorJson.nodeId("Organization", account.id()))
        .put("url", url)
        .put("repos_url", url + "/repos")
        .put("events_url", url + "/events")
        .put("hooks_url", url + "/hooks")
        .put("issues_url", url + "/issues")
        .put("members_url", url + "/members{/member}")
        .put("public_members_url", url + "/public_members{/member}")
        .put("avatar_url", "https://avatars.githubusercontent.com/u/" + account.id() + "?v=4")
        .put("description", "");
  }
}
