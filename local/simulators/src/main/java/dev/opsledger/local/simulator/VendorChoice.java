package dev.opsledger.local.simulator;

import dev.opsledger.local.simulator.server.SimulatedVendor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides which vendors to simulate. */
final class VendorChoice {
  static final String SETTING = "OPSLEDGER_SIMULATE";

  private final List<SimulatedVendor> vendors;

  VendorChoice(List<SimulatedVendor> vendors) {
    this.vendors = vendors;
  }

  /**
   * The vendors to simulate: those listed in {@value #SETTING} or, if it is blank, those without
   * any setting.
   *
   * @throws IllegalArgumentException with a message that names the malformed value
   */
  List<SimulatedVendor> from(Map<String, String> given) {
    var wanted = given.getOrDefault(SETTING, "").strip();
    return switch (wanted) {
      case "" -> vendors.stream().filter(vendor -> untouched(vendor, given)).toList();
      case "none" -> List.of();
      case "all" -> vendors;
      default -> named(wanted);
    };
  }

  private static boolean untouched(SimulatedVendor vendor, Map<String, String> given) {
    return vendor.settings().stream().allMatch(name -> given.getOrDefault(name, "").isBlank());
  }

  private List<SimulatedVendor> named(String wanted) {
    return Arrays.stream(wanted.split(",", -1))
        .map(String::strip)
        .distinct()
        .map(name -> named(name, wanted))
        .toList();
  }

  private SimulatedVendor named(String name, String wanted) {
    return vendors.stream()
        .filter(vendor -> vendor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(complaint(wanted)));
  }

  private String complaint(String wanted) {
    var names = vendors.stream().map(SimulatedVendor::name).collect(Collectors.joining(", "));
    return "%s is \"%s\": set it to none, to all, or to a comma-separated list of %s, or leave it out."
        .formatted(SETTING, wanted, names);
  }
}
