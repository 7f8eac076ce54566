package dev.opsledger.local.template;

import java.util.regex.Pattern;

/**
 * What a statement of a role's policy allows: one action on one resource.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN, in which {@code *} stands for anything
 */
public record Grant(String action, String resource) {
  /** Whether this is enough for a call. */
  public boolean allows(String wantedAction, String wantedResource) {
    return action.equals(wantedAction) && matches(wantedResource);
  }

  private boolean matches(String wanted) {
    return Pattern.matches(Pattern.quote(resource).replace("*", "\\E.*\\Q"), wanted);
  }
}
