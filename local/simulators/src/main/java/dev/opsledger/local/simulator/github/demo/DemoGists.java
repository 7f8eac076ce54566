package dev.opsledger.local.simulator.github.demo;

import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Generates the gists of one user: one every few days. */
final class DemoGists {
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final List<String> FILES =
      List.of("backoff.py", "Fold.java", "notes.md", "deploy.sh", "query.sql");
  private static final List<String> LANGUAGES =
      List.of("Python", "Java", "Markdown", "Shell", "SQL");
  private static final List<String> DESCRIPTIONS =
      List.of(
          "Exponential backoff with jitter",
          "A fold that stops early",
          "What I learned about time zones",
          "One-file deploy <script>, handle with care",
          "Find the slowest queries");

  private final GitHubWorld world;
  private final String author;

  DemoGists(GitHubWorld world, String author) {
    this.world = world;
    this.author = author;
  }

  /** Adds the gists created within a period. */
  void add(Instant after, Instant until) {
    long last = Math.floorDiv(until.getEpochSecond(), DAY);
    for (long day = Math.floorDiv(after.getEpochSecond(), DAY); day <= last; day++) {
      var dice = SeededRandom.about("gists of " + author, day);
      var created = Instant.ofEpochSecond(day * DAY + dice.between(0, (int) DAY - 1));
      if (dice.chance(0.3) && created.isAfter(after) && !created.isAfter(until)) {
        world.put(gist(dice, created));
      }
    }
  }

  private GitHubGist gist(SeededRandom dice, Instant created) {
    int kind = dice.between(0, FILES.size() - 1);
    var file = new GitHubGist.File(FILES.get(kind), LANGUAGES.get(kind), dice.between(100, 9_000));
    return new GitHubGist(
        dice.hex(32), world.user(author), DESCRIPTIONS.get(kind), List.of(file), created, created);
  }
}
