package dev.opsledger.ci.sync.jobs;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.ci.sync.RunParser;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Fetches the jobs of runs, of all attempts with one call, and stores them like those of events.
 */
final class JobLists {
  private static final int NOT_FOUND = 404;
  private static final int COMPLETED = 4;

  private final GitHub github;
  private final RunRecordQuery records;
  private final JobStore jobs;
  private final Map<String, Boolean> visible = new HashMap<>();

  JobLists(GitHub github, RunRecordQuery records, JobStore jobs) {
    this.github = github;
    this.records = records;
    this.jobs = jobs;
  }

  /** Whether all jobs of each attempt of a run are known to their end, so far as can be seen. */
  boolean areKnown(WorkflowRun run) {
    Optional<RunRecord> record = records.find(run.id());
    return record
        .filter(
            found ->
                LongStream.rangeClosed(1, found.run().latest().number())
                    .allMatch(attempt -> haveEnded(found.jobs(), attempt)))
        .isPresent();
  }

  private static boolean haveEnded(List<Job> jobs, long attempt) {
    List<Job> of = jobs.stream().filter(job -> job.attempt() == attempt).toList();
    return !of.isEmpty() && of.stream().allMatch(job -> job.state().step() == COMPLETED);
  }

  /** Fetches and stores the jobs of a run; none if GitHub has the run no more. */
  void fetch(long installation, WorkflowRun run)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(installation);
    String repository = run.repository().ownerName() + "/" + run.repository().name();
    var found = new ArrayList<Job>();
    try {
      Optional<URI> next =
          Optional.of(
              github.at(
                  "/repos/%s/actions/runs/%d/jobs?filter=all&per_page=100"
                      .formatted(repository, run.id())));
      while (next.isPresent()) {
        Page page = github.get(credential, next.get());
        page.items("jobs").forEach(json -> RunParser.parseJob(json).ifPresent(found::add));
        next = page.next();
      }
      boolean isPublic = !found.isEmpty() && isPublic(credential, repository);
      jobs.save(isPublic ? found.stream().map(Job::inPublicRepository).toList() : found);
    } catch (VendorRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      // GitHub has it no more; what was seen of it stays.
    }
  }

  /** A list of jobs does not say it, and jobs of public repositories are free. */
  private boolean isPublic(Credential credential, String repository)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Boolean known = visible.get(repository);
    if (known == null) {
      known =
          Json.flag(github.get(credential, github.at("/repos/" + repository)).body(), "private")
              .map(isPrivate -> !isPrivate)
              .orElse(false);
      visible.put(repository, known);
    }
    return known;
  }
}
