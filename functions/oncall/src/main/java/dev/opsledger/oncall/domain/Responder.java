package dev.opsledger.oncall.domain;

import java.util.Optional;

/**
 * A user of PagerDuty.
 *
 * @param zone the time zone as PagerDuty names it, an IANA name or an older one of Ruby on Rails
 * @param name the name; empty unless people may be named
 */
public record Responder(String id, Optional<String> zone, Optional<String> name) {}
