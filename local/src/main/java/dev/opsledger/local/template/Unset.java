package dev.opsledger.local.template;

import dev.opsledger.local.StartFailure;

/** A parameter that has neither a default nor a value, used where one is needed. */
final class Unset extends RuntimeException {
  private final String parameter;

  Unset(String parameter) {
    super("Parameter " + parameter + " has no value", null, false, false);
    this.parameter = parameter;
  }

  StartFailure at(String where) {
    return new StartFailure(
        "%s needs the template's parameter %s, which has no default.".formatted(where, parameter));
  }
}
