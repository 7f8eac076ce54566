package dev.opsledger.front;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The numbers of the home page, read from the routes of the contexts. */
record ApiNumbers(Newcomer newcomer) {
  private static final Set<String> FAILURES = Set.of("failure", "timed_out", "startup_failure");
  private static final List<String> ORGANIZATIONS =
      List.of("acme-rockets", "blue-harbor", "pixel-bakery");

  /** The numbers by their captions on the page. */
  Map<String, String> read() throws IOException, InterruptedException {
    var numbers = new TreeMap<String, String>();
    runs(numbers);
    deployments(numbers);
    incidents(numbers);
    visits(numbers);
    gists(numbers);
    return numbers;
  }

  private static String count(List<JsonNode> some, Predicate<JsonNode> which) {
    return Long.toString(some.stream().filter(which).count());
  }

  private void runs(Map<String, String> numbers) throws IOException, InterruptedException {
    long all = 0;
    for (String organization : ORGANIZATIONS) {
      List<JsonNode> runs = newcomer.all("/org/" + organization + "/daily-runs");
      all += runs.size();
      Predicate<JsonNode> ended = run -> run.get("status").asText().equals("completed");
      Predicate<JsonNode> succeeded =
          ended.and(run -> run.get("conclusion").asText().equals("success"));
      Predicate<JsonNode> failed =
          ended.and(run -> FAILURES.contains(run.get("conclusion").asText()));
      numbers.put(
          "runs " + organization,
          String.join(
              " ",
              Integer.toString(runs.size()),
              count(runs, succeeded),
              count(runs, failed),
              count(runs, ended.negate()),
              count(runs, ended.and(succeeded.negate()).and(failed.negate()))));
    }
    numbers.put("tile runs", Long.toString(all));
  }

  private void deployments(Map<String, String> numbers) throws IOException, InterruptedException {
    List<JsonNode> all = newcomer.all("/deployments", "Authorization", newcomer.projectsToken());
    Predicate<JsonNode> ongoing =
        each -> Set.of("pending", "building", "deploying").contains(each.get("status").asText());
    numbers.put("tile deployments", count(all, ongoing));
    var sums = new ArrayList<String>();
    sums.add(count(all, ongoing));
    // Sample deployments take minutes at most, and none of them around midnight.
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    for (String end : List.of("done", "failed", "cancelled")) {
      sums.add(
          count(
              all,
              each ->
                  each.get("status").asText().equals(end)
                      && each.get("createdAt").asText().startsWith(today)));
    }
    numbers.put("sum deployments", String.join(" ", sums));
  }

  private void incidents(Map<String, String> numbers) throws IOException, InterruptedException {
    long open = 0;
    var sums = new ArrayList<String>();
    var services = new TreeMap<String, long[]>();
    List<String> statuses = List.of("triggered", "acknowledged");
    for (String status : statuses) {
      JsonNode found = newcomer.get("/dashboard/incidents?search_by=status&search_value=" + status);
      open += found.get("total").asLong();
      sums.add(found.get("total").asText());
      for (JsonNode incident : found.get("incidents")) {
        services
            .computeIfAbsent(incident.get("service_name").asText(), _ -> new long[2])[
            statuses.indexOf(status)]++;
      }
    }
    numbers.put("tile incidents", Long.toString(open));
    numbers.put("sum incidents", open + " " + String.join(" ", sums));
    services.forEach(
        (name, counts) -> numbers.put("incidents " + name, counts[0] + " " + counts[1]));
  }

  private void visits(Map<String, String> numbers) throws IOException, InterruptedException {
    String token = newcomer.trafficToken();
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    var days = new TreeMap<String, long[]>();
    for (JsonNode repository : newcomer.get("/api/repos", "X-API-Token", token)) {
      JsonNode one =
          newcomer.get("/api/repos/" + repository.get("id").asText(), "X-API-Token", token);
      for (JsonNode day : one.get("traffic")) {
        long[] sums =
            days.computeIfAbsent(day.get("timestamp").asText().substring(0, 10), _ -> new long[3]);
        sums[0] += day.get("count").asLong();
        sums[1] += day.get("clones").get("count").asLong();
        sums[2]++;
        boolean visited = day.get("count").asLong() > 0;
        // The page ranks what was visited.
        if (visited && day.get("timestamp").asText().startsWith(yesterday.toString())) {
          numbers.put(
              "visits " + one.get("url").asText().replace("https://github.com/", ""),
              day.get("count").asText() + " " + day.get("uniques").asText());
        }
      }
    }
    days.forEach(
        (day, sums) -> numbers.put("visits on " + day, sums[0] + " " + sums[1] + " " + sums[2]));
    numbers.put(
        "tile visits", Long.toString(days.getOrDefault(yesterday.toString(), new long[1])[0]));
  }

  private void gists(Map<String, String> numbers) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    newcomer.get("/getGists?details=true").forEach(all::add);
    String deals = count(all, gist -> !gist.get("dealId").isNull());
    numbers.put("tile gists", deals);
    numbers.put("sum gists", all.size() + " " + deals);
  }
}
