package dev.opsledger.oncall.domain;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the time zone that PagerDuty means by a name: an IANA name, or one of Ruby on Rails, most
 * of which are cities ({@code ActiveSupport::TimeZone::MAPPING}).
 */
public final class ResponderZone {
  /** The names of Ruby on Rails that are not the last part of an IANA name, or of another zone. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("International Date Line West", "Etc/GMT+12"),
          Map.entry("American Samoa", "Pacific/Pago_Pago"),
          Map.entry("Midway Island", "Pacific/Midway"),
          Map.entry("Pacific Time (US & Canada)", "America/Los_Angeles"),
          Map.entry("Mountain Time (US & Canada)", "America/Denver"),
          Map.entry("Central Time (US & Canada)", "America/Chicago"),
          Map.entry("Eastern Time (US & Canada)", "America/New_York"),
          Map.entry("Atlantic Time (Canada)", "America/Halifax"),
          Map.entry("Indiana (East)", "America/Indiana/Indianapolis"),
          Map.entry("Guadalajara", "America/Mexico_City"),
          Map.entry("Central America", "America/Guatemala"),
          Map.entry("Quito", "America/Lima"),
          Map.entry("Brasilia", "America/Sao_Paulo"),
          Map.entry("Georgetown", "America/Guyana"),
          Map.entry("Greenland", "America/Godthab"),
          Map.entry("Mid-Atlantic", "Atlantic/South_Georgia"),
          Map.entry("Cape Verde Is.", "Atlantic/Cape_Verde"),
          Map.entry("Edinburgh", "Europe/London"),
          Map.entry("Bern", "Europe/Zurich"),
          Map.entry("Kyiv", "Europe/Kiev"),
          Map.entry("West Central Africa", "Africa/Algiers"),
          Map.entry("Pretoria", "Africa/Johannesburg"),
          Map.entry("St. Petersburg", "Europe/Moscow"),
          Map.entry("Abu Dhabi", "Asia/Muscat"),
          Map.entry("Ekaterinburg", "Asia/Yekaterinburg"),
          Map.entry("Islamabad", "Asia/Karachi"),
          Map.entry("Chennai", "Asia/Kolkata"),
          Map.entry("Mumbai", "Asia/Kolkata"),
          Map.entry("New Delhi", "Asia/Kolkata"),
          Map.entry("Sri Jayawardenepura", "Asia/Colombo"),
          Map.entry("Astana", "Asia/Almaty"),
          Map.entry("Hanoi", "Asia/Bangkok"),
          Map.entry("Beijing", "Asia/Shanghai"),
          Map.entry("Osaka", "Asia/Tokyo"),
          Map.entry("Sapporo", "Asia/Tokyo"),
          Map.entry("Solomon Is.", "Pacific/Guadalcanal"),
          Map.entry("New Caledonia", "Pacific/Noumea"),
          Map.entry("Marshall Is.", "Pacific/Majuro"),
          Map.entry("Wellington", "Pacific/Auckland"),
          Map.entry("Nuku'alofa", "Pacific/Tongatapu"),
          Map.entry("Tokelau Is.", "Pacific/Fakaofo"),
          Map.entry("Chatham Is.", "Pacific/Chatham"),
          Map.entry("Samoa", "Pacific/Apia"));

  /** The zones by the last part of their names; of several, the first in the alphabet. */
  private static final Map<String, String> CITIES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted()
          .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/"))
          .collect(
              toMap(
                  id -> id.substring(id.lastIndexOf('/') + 1).replace('_', ' '),
                  id -> id,
                  (first, _) -> first));

  private ResponderZone() {}

  /** The time zone of a name; empty if there is none. */
  public static Optional<ZoneId> of(String name) {
    String id = OTHERS.getOrDefault(name, CITIES.getOrDefault(name, name));
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
