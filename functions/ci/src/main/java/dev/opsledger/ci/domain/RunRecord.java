package dev.opsledger.ci.domain;

import java.util.List;

/**
 * All that is stored of a run.
 *
 * @param run the run as of its latest attempt
 * @param attempts the attempts that were seen, in their order, with the latest
 * @param jobs the jobs that were seen, by attempt, then in the order of their ids
 */
public record RunRecord(WorkflowRun run, List<RunAttempt> attempts, List<Job> jobs) {}
