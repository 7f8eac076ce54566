package dev.opsledger.local.template;

import dev.opsledger.local.StartException;

/** A required parameter has neither a default nor a value. */
final class UnsetParameterException extends RuntimeException {
  private final String parameter;

  UnsetParameterException(String parameter) {
    super("Parameter " + parameter + " has no value", null, false, false);
    this.parameter = parameter;
  }

  StartException at(String where) {
    return new StartException(
        "%s needs the template's parameter %s, which has no default.".formatted(where, parameter));
  }
}
