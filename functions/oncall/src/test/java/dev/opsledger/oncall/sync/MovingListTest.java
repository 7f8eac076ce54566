package dev.opsledger.oncall.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.vendor.VendorHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Lists that move while they are read: nothing that was there all the time is missed unnoticed. */
class MovingListTest {
  private static final VendorHttp HTTP =
      new VendorHttp("PagerDuty", CallObserver.NONE, Sleeper.SLEEP);

  private static HttpServer server;
  private static Moving list = new Moving(0, 0, 0, true);

  /** A list of teams in which things come, go and change places between any two calls. */
  private static final class Moving {
    final List<Integer> ids;
    final TreeSet<Integer> lasting;
    private final Random random;
    private final int moves;
    private final boolean counted;
    private int next;
    private int calls;

    Moving(int size, int moves, long seed, boolean counted) {
      ids = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      lasting = new TreeSet<>(ids);
      random = new Random(seed);
      this.moves = moves;
      this.counted = counted;
      next = size;
    }

    private Integer removeAny() {
      int index = random.nextInt(ids.size());
      return ids.remove(/* index */ index);
    }

    private void move() {
      for (int i = random.nextInt(moves + 1); i > 0; i--) {
        int what = random.nextInt(4);
        if (what < 2 && !ids.isEmpty()) {
          lasting.remove(removeAny());
        } else if (what == 2) {
          ids.add(random.nextInt(ids.size() + 1), next++);
        } else if (!ids.isEmpty() && counted) {
          Integer id = removeAny();
          ids.add(random.nextInt(ids.size() + 1), id);
        }
      }
    }

    synchronized String page(int offset) {
      // It comes to rest in the end, as real ones do.
      if (calls++ > 0 && calls < 9) {
        move();
      }
      int end = Math.min(ids.size(), offset + PagerDuty.PAGE);
      String items =
          ids.subList(Math.min(offset, end), end).stream()
              .map(id -> "{\"id\":\"T" + id + "\"}")
              .collect(Collectors.joining(","));
      return "{\"teams\":[%s],\"more\":%b,\"total\":%s}"
          .formatted(items, end < ids.size(), counted ? String.valueOf(ids.size()) : "null");
    }
  }

  @BeforeContainer
  static void start() throws IOException {
    // Otherwise each response waits until its headers are acknowledged.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", MovingListTest::answer);
    server.start();
  }

  @AfterContainer
  static void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int offset = Integer.parseInt(query.replaceFirst(".*offset=(\\d+).*", "$1"));
    byte[] body = list.page(offset).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Listing read() throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var pagerDuty = new PagerDuty(HTTP, uri, Optional.of(Secret.of("a-key")), Clock.systemUTC());
    return Listing.all(pagerDuty, "teams", List.of());
  }

  @Property(tries = 400)
  void whatWasThereAllTheTimeIsShownOrTheListSaysThatItIsNotWhole(
      @ForAll @IntRange(min = 0, max = 420) int size,
      @ForAll @IntRange(min = 0, max = 2) int moves,
      @ForAll long seed)
      throws Exception {
    list = new Moving(size, moves, seed, true);
    Listing read = read();
    if (read.settled() && read.missing() == 0) {
      assertThat(read.items().keySet())
          .containsAll(list.lasting.stream().map(id -> "T" + id).toList());
    } else {
      assertThat(moves).as("a list that rests is whole").isPositive();
    }
  }

  @Property(tries = 60)
  void fewThatLeaveBetweenTwoPagesHideNothingEvenWithoutACount(
      @ForAll @IntRange(min = 101, max = 420) int size,
      @ForAll @IntRange(min = 0, max = Listing.OVERLAP) int moves,
      @ForAll long seed)
      throws Exception {
    list = new Moving(size, moves, seed, false);
    assertThat(read().items().keySet())
        .containsAll(list.lasting.stream().map(id -> "T" + id).toList());
  }
}
