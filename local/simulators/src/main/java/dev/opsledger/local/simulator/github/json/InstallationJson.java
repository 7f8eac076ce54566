package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;

/** Renders installations. */
public final class InstallationJson {
  /** The events that the App is subscribed to. */
  public static final List<String> EVENTS =
      List.of("deployment", "deployment_status", "workflow_job", "workflow_run");

  private InstallationJson() {}

  /**
   * An installation in the form that the API returns.
   *
   * @param appId the App that is installed
   */
  public static ObjectNode of(AppInstallation installation, long appId, String api) {
    var json =
        identity(installation, appId, api)
            .put("created_at", installation.createdAt().toString())
            .put("updated_at", installation.updatedAt().toString());
    return suspension(json, installation, api);
  }

  /** An installation in the form that webhooks use, with times in epoch seconds. */
  public static ObjectNode inWebhook(AppInstallation installation, long appId, String api) {
    var json =
        identity(installation, appId, api)
            .put("created_at", installation.createdAt().getEpochSecond())
            .put("updated_at", installation.updatedAt().getEpochSecond());
    return suspension(json, installation, api);
  }

  /** The App's permissions: Actions, deployments, and administration for the traffic. */
  public static ObjectNode permissions() {
    return SimulatorJson.object()
        .put("actions", "read")
        .put("administration", "read")
        .put("deployments", "read")
        .put("metadata", "read");
  }

  private static ObjectNode identity(AppInstallation installation, long appId, String api) {
    var account = installation.account();
    var json = SimulatorJson.object().put("id", installation.id());
    json.set("account", AccountJson.of(account, api));
    json.put("repository_selection", "selected")
        .put(
            "access_tokens_url", api + "/app/installations/" + installation.id() + "/access_tokens")
        .put("repositories_url", api + "/installation/repositories")
        .put("html_url", html(installation))
        .put("app_id", appId)
        .put("app_slug", "opsledger")
        .put("target_id", account.id())
        .put("target_type", account.type());
    json.set("permissions", permissions());
    EVENTS.forEach(json.putArray("events")::add);
    json.putNull("single_file_name").put("has_multiple_single_files", false);
    json.putArray("single_file_paths");
    return json;
  }

  private static ObjectNode suspension(ObjectNode json, AppInstallation installation, String api) {
    if (installation.suspendedAt().isEmpty()) {
      return json.putNull("suspended_by").putNull("suspended_at");
    }
    var by = Account.user(1, installation.account().login() + "-admin");
    json.set("suspended_by", AccountJson.of(by, api));
    return json.put("suspended_at", installation.suspendedAt().get().toString());
  }

  private static String html(AppInstallation installation) {
    return "https://github.com/organizations/%s/settings/installations/%d"
        .formatted(installation.account().login(), installation.id());
  }
}
