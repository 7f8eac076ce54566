package dev.opsledger.local.app.recount;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RecountRequest;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.sync.Refresh;
import dev.opsledger.core.sync.SyncProgress;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.app.BusFinder;
import dev.opsledger.local.app.Command;
import dev.opsledger.local.app.TableFinder;
import dev.opsledger.local.bus.HostBus;
import dev.opsledger.local.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks the functions of a running host, or of a stack, to recount sources; waits, and prints what
 * differed. System properties: {@code opsledger.recount} lists the sources, {@code opsledger.since}
 * and {@code opsledger.until} are the first and the last day, {@code opsledger.repair} is false for
 * a comparison only, {@code opsledger.stack} is the stack, empty for the local host.
 */
public final class AskRecount {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** So many polls a planner may take to begin. */
  private static final int MOST_UNTIL_BEGUN = 120;

  private AskRecount() {}

  /** Asks, waits, and prints a summary. Stopping it does not stop the recount. */
  public static void main(String[] args) {
    Command.run(AskRecount::run);
  }

  private static void run() {
    RecountRequest request = request();
    Map<String, String> settings = Settings.read(Path.of(""));
    String stack = property("stack");
    try (HostBus bus = BusFinder.open(settings, stack);
        OpenTable table = TableFinder.open(settings, stack, "SyncTable")) {
      bus.put(RecountRequest.DETAIL_TYPE, request.text());
      IO.println(
          "Recounting %s: /refresh-data/%s shows the progress, too."
              .formatted(String.join(", ", request.sources()), request.id()));
      var report = new SyncReport(new Table(table.dynamo(), table.name()), Clock.systemUTC());
      print(await(report, request.id()), request.scope().repair());
    } catch (SdkException refused) {
      throw new StartException(
          List.of(
              "The recount cannot be asked for or followed: " + refused.getMessage(),
              "What was begun goes on; run the same command again to be sure."));
    }
  }

  private static String property(String name) {
    return System.getProperty("opsledger." + name, "").strip();
  }

  /** The request in the system properties. */
  private static RecountRequest request() {
    List<String> sources = List.of(property("recount").split("[\\s,]+", 0));
    if (!RecountRequest.KNOWN.containsAll(sources)) {
      throw new StartException(
          "Name the sources to recount, of ci, deployments and oncall: -Drecount=\"ci oncall\"");
    }
    boolean repair = !property("repair").equals("false");
    var scope = new RecountScope(day("since"), day("until"), repair);
    return new RecountRequest(UUID.randomUUID().toString(), sources, scope);
  }

  private static Optional<LocalDate> day(String name) {
    try {
      return Optional.of(property(name)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeException malformed) {
      throw new StartException(
          "%s is \"%s\": give a day such as 2026-11-22.".formatted(name, property(name)));
    }
  }

  private static Refresh await(SyncReport report, String id) {
    String shown = "";
    for (int polls = 0; ; polls++) {
      Optional<Refresh> found = report.refresh(id);
      if (found.filter(Refresh::finished).isPresent()) {
        return found.get();
      }
      if (polls == MOST_UNTIL_BEGUN && found.isEmpty()) {
        throw new StartException(
            "No planner has begun yet: look into the queue UndeliveredEvents, and ask again.");
      }
      String progress = found.map(AskRecount::progress).orElse("");
      if (!progress.equals(shown)) {
        IO.println(progress);
        shown = progress;
      }
      Sleeper.SLEEP.pause(POLL);
    }
  }

  private static String progress(Refresh refresh) {
    return "  " + String.join(", ", refresh.sources().stream().map(AskRecount::progress).toList());
  }

  private static String progress(SyncProgress source) {
    return "%s %d of %d".formatted(source.source(), source.done(), source.planned());
  }

  private static void print(Refresh refresh, boolean repaired) {
    long more = 0;
    long shown = 0;
    for (SyncProgress source : refresh.sources()) {
      for (SyncProgress.Found each : source.found()) {
        IO.println(
            "  %s %s: %s was %d, is %d"
                .formatted(
                    each.source(), each.key(), each.figure(), each.stored(), each.counted()));
        shown++;
      }
      more += source.moreFound();
      source
          .failures()
          .forEach(each -> IO.println("  failed: %s: %s".formatted(each.unit(), each.reason())));
    }
    if (more > 0) {
      IO.println("  and %d more".formatted(more));
    }
    boolean failed = refresh.sources().stream().anyMatch(source -> source.failed() > 0);
    if (failed) {
      throw new StartException("Not everything could be recounted: run the same command again.");
    }
    IO.println(summary(shown + more, repaired));
  }

  private static String summary(long found, boolean repaired) {
    if (found == 0) {
      return repaired ? "Nothing differed; all rows were told again." : "Nothing differs.";
    }
    return repaired
        ? "Figures that differed: %d. They are corrected, and all rows were told again."
            .formatted(found)
        : "Figures that differ: %d. Nothing was written; without -Drepair=false they are corrected."
            .formatted(found);
  }
}
