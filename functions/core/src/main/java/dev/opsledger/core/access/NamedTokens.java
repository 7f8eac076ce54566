package dev.opsledger.core.access;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tokens with a name each, so that one can be revoked and the others stay: {@code READ_TOKENS},
 * such as {@code grafana=…, prometheus:metrics=…}. Parsed on first use, since a snapshot must not
 * hold secrets.
 */
public final class NamedTokens {
  /** No named token. */
  public static final NamedTokens NONE = new NamedTokens(Optional.empty());

  static final String SETTING = "READ_TOKENS";

  private static final System.Logger LOG = System.getLogger(NamedTokens.class.getName());
  private static final String NAME = "[a-z0-9][a-z0-9_.-]{0,39}";
  private static final int SHORTEST = 16;
  private static final String FORM =
      "give a name, perhaps a colon and a scope (all, metrics or feed), an equals sign and a secret"
          + " of at least 16 characters without spaces, and a comma between two tokens, such as"
          + " grafana=<secret>, prometheus:metrics=<secret>";

  private final Optional<Secret> setting;
  private List<Token> parsed;

  private NamedTokens(Optional<Secret> setting) {
    this.setting = setting;
  }

  private record Token(String name, ReadScope scope, Secret secret) {}

  /** Tokens and what is wrong with the setting, in sentences without secrets. */
  private record Parsed(List<Token> tokens, List<String> problems) {}

  /**
   * Reads {@code READ_TOKENS}. A malformed value is a problem of the settings; one in SSM opens
   * nothing, and is looked at again like a missing one.
   */
  static NamedTokens read(SettingsReader settings) {
    Optional<Secret> all = settings.secret(SETTING);
    List<String> problems =
        all.filter(Secret::isHeld).map(held -> parse(held).problems()).orElse(List.of());
    if (problems.isEmpty()) {
      return new NamedTokens(all);
    }
    if (settings.looksAgain(SETTING)) {
      problems.forEach(problem -> LOG.log(Level.ERROR, problem));
    } else {
      problems.forEach(settings::problem);
    }
    return NONE;
  }

  boolean isMissing() {
    return setting.isEmpty();
  }

  Optional<ReadTokens.Holder> holder(Predicate<Secret> knows) {
    return tokens().stream()
        .filter(token -> knows.test(token.secret()))
        .map(token -> new ReadTokens.Holder(token.name(), token.scope(), false))
        .findFirst();
  }

  private synchronized List<Token> tokens() {
    if (parsed == null) {
      Parsed all =
          setting.map(NamedTokens::parse).orElseGet(() -> new Parsed(List.of(), List.of()));
      all.problems().forEach(problem -> LOG.log(Level.ERROR, problem));
      // A setting that is wrong somewhere opens nothing: a token meant to be narrow could be wide.
      parsed = all.problems().isEmpty() ? all.tokens() : List.of();
    }
    return parsed;
  }

  private static Parsed parse(Secret setting) {
    var tokens = new ArrayList<Token>();
    var problems = new ArrayList<String>();
    Set<String> names = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    int number = 0;
    for (String each : setting.reveal().split(",", -1)) {
      number++;
      if (each.isBlank()) {
        continue;
      }
      Optional<Token> token = token(each.strip());
      if (token.isEmpty()) {
        problems.add("%s: token %d is malformed; %s.".formatted(SETTING, number, FORM));
      } else if (!names.add(token.get().name())) {
        problems.add("%s names %s twice.".formatted(SETTING, token.get().name()));
      } else if (!secrets.add(token.get().secret().reveal())) {
        problems.add(
            "%s: %s has the secret of another token.".formatted(SETTING, token.get().name()));
      } else {
        tokens.add(token.get());
      }
    }
    return new Parsed(tokens, problems);
  }

  private static Optional<Token> token(String text) {
    String[] halves = text.split("=", 2);
    String[] name = halves[0].split(":", 2);
    Optional<ReadScope> scope =
        name.length == 1 ? Optional.of(ReadScope.ALL) : ReadScope.named(name[1]);
    boolean sound =
        halves.length == 2
            && name[0].matches(NAME)
            && halves[1].length() >= SHORTEST
            && halves[1].matches("[!-~]+");
    return scope.filter(_ -> sound).map(of -> new Token(name[0], of, Secret.of(halves[1])));
  }
}
