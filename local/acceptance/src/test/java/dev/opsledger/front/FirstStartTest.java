package dev.opsledger.front;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages after a first start without any configuration, in Chromium. All look at the same ledger,
 * because filling one takes longer than looking at it.
 */
class FirstStartTest {
  @TempDir private static Path folder;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void start() throws Exception {
    NewcomerScene.start(folder);
  }

  @AfterAll
  static void stop() {
    NewcomerScene.stop();
  }

  @Nested
  class HomePage extends HomePageCases {}

  @Nested
  class Charts extends ChartCases {}
}
