package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.ResponseSize;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of a run with its attempts and its jobs. */
public record SingleRun(InstallationStore installations, RunRecordQuery query) {
  /**
   * As much of a run as fits into a response.
   *
   * @param json the run
   * @param after the last job that is shown; empty if no more follow
   */
  record Page(String json, Optional<JobCursor> after) {}

  /**
   * A run of an organization.
   *
   * @param after the job after which the jobs begin; empty for the beginning
   * @throws RequestException 404 when the App is not installed there, or no such run is stored
   */
  Page read(String org, long id, Optional<JobCursor> after) {
    Owner owner = DailyRuns.owner(installations, org);
    RunRecord found =
        query
            .find(id)
            .filter(record -> owner.has(record.run().repository()))
            .orElseThrow(() -> RequestException.notFound("no such run of " + org));
    Map<String, Object> fields = RunFields.detailedFields(found.run(), owner.login());
    fields.put("attempts", found.attempts().stream().map(RunFields::attempt).toList());
    List<Job> left =
        found.jobs().stream().filter(job -> after.isEmpty() || after.get().isBefore(job)).toList();
    List<JsonNode> shown = fitting(left);
    fields.put("jobs", shown);
    boolean all = shown.size() == left.size();
    return new Page(
        Json.text(Json.node(fields)),
        all ? Optional.empty() : Optional.of(JobCursor.of(left.get(shown.size() - 1))));
  }

  /** A run and its attempts, of which there are at most fifty-one, are small beside the limit. */
  private static List<JsonNode> fitting(List<Job> jobs) {
    var shown = new ArrayList<JsonNode>();
    int size = 0;
    for (Job job : jobs) {
      JsonNode json = RunFields.job(job);
      size += ResponseSize.of(Json.text(json)) + 1;
      if (size > ResponseSize.LIMIT && !shown.isEmpty()) {
        break;
      }
      shown.add(json);
    }
    return shown;
  }
}
