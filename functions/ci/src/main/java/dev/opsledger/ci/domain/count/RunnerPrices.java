package dev.opsledger.ci.domain.count;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a minute costs by class of runner, each price from a day on. The built-in table is GitHub's
 * published one in US dollars; nothing here is an invoice.
 *
 * @param prices the prices by class, each by the first day on which it holds
 */
public record RunnerPrices(Map<String, NavigableMap<LocalDate, BigDecimal>> prices) {
  private static final LocalDate ALWAYS = LocalDate.EPOCH;

  private static final String PUBLISHED =
      "self-hosted=0,public=0,linux=0.008,windows=0.016,macos=0.08,linux-arm=0.005,"
          + "windows-arm=0.010,linux-4=0.016,linux-8=0.032,linux-16=0.064,linux-32=0.128,"
          + "linux-64=0.256,windows-4=0.032,windows-8=0.064,windows-16=0.128,windows-32=0.256,"
          + "windows-64=0.512,macos-large=0.12,macos-xlarge=0.16,linux-4-arm=0.01,"
          + "linux-8-arm=0.02,linux-16-arm=0.04,linux-32-arm=0.08,linux-64-arm=0.16,"
          + "linux=0.006@2026-01-01,windows=0.010@2026-01-01,macos=0.062@2026-01-01,"
          + "linux-4=0.012@2026-01-01,linux-8=0.022@2026-01-01,linux-16=0.042@2026-01-01,"
          + "linux-32=0.082@2026-01-01,linux-64=0.162@2026-01-01,windows-4=0.022@2026-01-01,"
          + "windows-8=0.042@2026-01-01,windows-16=0.082@2026-01-01,windows-32=0.162@2026-01-01,"
          + "windows-64=0.322@2026-01-01,macos-large=0.077@2026-01-01,"
          + "macos-xlarge=0.102@2026-01-01,linux-4-arm=0.008@2026-01-01,"
          + "linux-8-arm=0.014@2026-01-01,linux-16-arm=0.026@2026-01-01,"
          + "linux-32-arm=0.05@2026-01-01,linux-64-arm=0.098@2026-01-01";

  /** GitHub's published prices. */
  public static RunnerPrices published() {
    return new RunnerPrices(parse(PUBLISHED));
  }

  /**
   * These prices, but others for the classes that a text names: {@code class=price}, with {@code
   * @date} where a price holds from a day on, separated by commas.
   *
   * @throws IllegalArgumentException if the text is malformed
   */
  public RunnerPrices overriddenBy(String text) {
    var all = new HashMap<>(prices);
    all.putAll(parse(text));
    return new RunnerPrices(all);
  }

  private static Map<String, NavigableMap<LocalDate, BigDecimal>> parse(String text) {
    var parsed = new HashMap<String, NavigableMap<LocalDate, BigDecimal>>();
    for (String each : text.split(",", -1)) {
      String[] sides = each.strip().split("=", -1);
      if (sides.length != 2 || !sides[0].matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException(each.strip());
      }
      String[] price = sides[1].split("@", 2);
      try {
        LocalDate from = price.length == 2 ? LocalDate.parse(price[1]) : ALWAYS;
        BigDecimal amount = new BigDecimal(price[0]);
        if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(1_000)) > 0) {
          throw new IllegalArgumentException(each.strip());
        }
        parsed.computeIfAbsent(sides[0], _ -> new TreeMap<>()).put(from, amount);
      } catch (DateTimeException | NumberFormatException e) {
        throw new IllegalArgumentException(each.strip(), e);
      }
    }
    return parsed;
  }

  /** The price of a minute on a day; empty for a class without a known price. */
  public Optional<BigDecimal> of(String runnerClass, LocalDate day) {
    return Optional.ofNullable(prices.get(runnerClass))
        .map(byDay -> byDay.floorEntry(day))
        .map(Map.Entry::getValue);
  }
}
