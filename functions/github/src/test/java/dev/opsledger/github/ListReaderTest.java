package dev.opsledger.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorUnavailableException;
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

/** Lists of gists that move while they are read: none that was there all the time is missed. */
class ListReaderTest {
  private static final int PAGE = 100;

  private static final VendorHttp HTTP = new VendorHttp("GitHub", CallObserver.NONE, Sleeper.SLEEP);

  private static HttpServer server;
  private static Moving list = new Moving(0, 0, 0);

  /** Gists that come, go and move to the front between any two of the first calls. */
  private static final class Moving {
    private final List<Integer> ids;
    private final TreeSet<Integer> lasting;
    private final Random random;
    private final int moves;
    private int next;
    private int calls;

    Moving(int size, int moves, long seed) {
      ids = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      lasting = new TreeSet<>(ids);
      random = new Random(seed);
      this.moves = moves;
      next = size;
    }

    private void move() {
      for (int i = random.nextInt(moves + 1); i > 0; i--) {
        int what = ids.isEmpty() ? 0 : random.nextInt(3);
        if (what == 0) {
          ids.addFirst(next++);
          continue;
        }
        int index = random.nextInt(ids.size());
        Integer id = ids.remove(/* index */ index);
        if (what == 1) {
          lasting.remove(id);
        } else {
          ids.addFirst(id);
        }
      }
    }

    synchronized List<Integer> page(int number) {
      if (calls++ > 0 && calls < 8) {
        move();
      }
      int from = Math.min(ids.size(), (number - 1) * PAGE);
      return List.copyOf(ids.subList(from, Math.min(ids.size(), from + PAGE)));
    }

    synchronized boolean more(int number) {
      return ids.size() > number * PAGE;
    }
  }

  @BeforeContainer
  static void start() throws IOException {
    // Else each answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ListReaderTest::answer);
    server.start();
  }

  @AfterContainer
  static void stop() {
    server.stop(0);
  }

  private static URI uri(int page) {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/users/ada/gists?page=" + page);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    int number = Integer.parseInt(exchange.getRequestURI().getQuery().replace("page=", ""));
    List<Integer> page = list.page(number);
    String etag = "W/\"" + page.hashCode() + list.more(number) + "\"";
    exchange.getResponseHeaders().set("ETag", etag);
    if (list.more(number)) {
      exchange.getResponseHeaders().set("Link", "<" + uri(number + 1) + ">; rel=\"next\"");
    }
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      byte[] body =
          page.stream()
              .map(id -> "{\"id\":\"g" + id + "\"}")
              .collect(Collectors.joining(",", "[", "]"))
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Property(tries = 80)
  void whatWasThereAllTheTimeIsTakenOrTheListIsReadAnotherTime(
      @ForAll @IntRange(min = 0, max = 420) int size,
      @ForAll @IntRange(min = 0, max = 30) int moves,
      @ForAll long seed)
      throws Exception {
    list = new Moving(size, moves, seed);
    var settings = new GitHubSettings(uri(1).resolve("/"), Optional.empty());
    var github = new GitHub(HTTP, settings, Clock.systemUTC());
    var taken = new TreeSet<String>();
    try {
      new ListReader(github, Credential.ANONYMOUS)
          .read(
              uri(1),
              github.get(Credential.ANONYMOUS, uri(1)),
              page -> page.forEach(gist -> taken.add(Json.text(gist, "id").orElseThrow())));
      assertThat(taken).containsAll(list.lasting.stream().map(id -> "g" + id).toList());
    } catch (VendorUnavailableException moved) {
      assertThat(moves).as("a list that rests is taken").isPositive();
    }
  }
}
