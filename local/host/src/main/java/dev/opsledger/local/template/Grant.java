package dev.opsledger.local.template;

import java.util.regex.Pattern;

/**
 * One action on one resource that a role's policy allows.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN, in which {@code *} matches anything
 */
public record Grant(String action, String resource) {
  /** Whether this grant allows a call. */
  public boolean allows(String wantedAction, String wantedResource) {
    return action.equals(wantedAction) && matches(wantedResource);
  }

  private boolean matches(String wanted) {
    return Pattern.matches(Pattern.quote(resource).replace("*", "\\E.*\\Q"), wanted);
  }
}
