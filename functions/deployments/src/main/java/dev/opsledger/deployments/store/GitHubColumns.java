package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.deployments.domain.GitHubRecord;
import dev.opsledger.deployments.domain.Latest;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.StatusReport;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.domain.Transition.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The columns of a deployment that GitHub records. Statuses and news are sets of texts, because a
 * stream's records hold no nested values; their parts are separated by a character that no login
 * has.
 */
final class GitHubColumns {
  private static final String ID = "gitHubId";
  private static final String REPOSITORY = "repository";
  private static final String CREATOR = "creator";
  private static final String REPORTS = "reports";
  private static final String NEWS = "news";
  private static final String SET_BY = "SetBy";
  private static final String SEPARATOR = "|";

  private GitHubColumns() {}

  static Row with(Row row, GitHubRecord record) {
    return row.with(ID, record.id())
        .with(REPOSITORY, record.repository())
        .with(CREATOR, record.creator().orElse(null))
        .with(DeploymentRows.ENVIRONMENT + SET_BY, setBy(record.environment()))
        .with(DeploymentRows.URL + SET_BY, setBy(record.url()))
        .with(REPORTS, record.reports().stream().map(GitHubColumns::text).toList())
        .with(NEWS, news(record.news()));
  }

  static Optional<GitHubRecord> record(Row row) {
    return row.findNumber(ID)
        .map(
            id ->
                new GitHubRecord(
                    id,
                    row.get(REPOSITORY),
                    row.find(CREATOR),
                    latest(row, DeploymentRows.ENVIRONMENT),
                    latest(row, DeploymentRows.URL),
                    reports(row),
                    news(row)));
  }

  private static String setBy(Optional<Latest> latest) {
    return latest.map(each -> each.at() + SEPARATOR + each.id()).orElse(null);
  }

  private static Optional<Latest> latest(Row row, String column) {
    return row.find(column + SET_BY)
        .map(GitHubColumns::parts)
        .map(by -> new Latest(row.get(column), Instant.parse(by[0]), Long.parseLong(by[1])));
  }

  private static String text(StatusReport report) {
    return String.join(
        SEPARATOR,
        report.at().toString(),
        Long.toString(report.id()),
        report.status().name(),
        report.by().orElse(""));
  }

  private static SortedSet<StatusReport> reports(Row row) {
    var reports = new TreeSet<StatusReport>();
    for (String each : row.texts(REPORTS)) {
      String[] parts = parts(each);
      reports.add(
          new StatusReport(
              Long.parseLong(parts[1]),
              Instant.parse(parts[0]),
              Status.valueOf(parts[2]),
              TransitionTexts.given(parts[3])));
    }
    return reports;
  }

  /** Numbered, because a set has no order. */
  private static List<String> news(List<Transition> transitions) {
    var news = new ArrayList<String>(transitions.size());
    for (Transition each : transitions) {
      news.add(
          String.join(
              SEPARATOR,
              Integer.toString(news.size()),
              each.status().name(),
              each.from().map(Status::name).orElse(""),
              each.at().toString(),
              each.secondsInPrevious().map(String::valueOf).orElse(""),
              each.by().orElse("")));
    }
    return news;
  }

  private static List<Transition> news(Row row) {
    return row.texts(NEWS).stream()
        .map(GitHubColumns::parts)
        .sorted(Comparator.comparingInt(parts -> Integer.parseInt(parts[0])))
        .map(parts -> transition(row.number("revision"), parts))
        .toList();
  }

  private static Transition transition(long revision, String[] parts) {
    return new Transition(
        revision,
        Status.valueOf(parts[1]),
        TransitionTexts.given(parts[2]).map(Status::valueOf),
        Instant.parse(parts[3]),
        TransitionTexts.given(parts[4]).map(Long::valueOf),
        Actor.GITHUB,
        TransitionTexts.given(parts[5]),
        Optional.empty());
  }

  private static String[] parts(String text) {
    return text.split("\\|", -1);
  }
}
