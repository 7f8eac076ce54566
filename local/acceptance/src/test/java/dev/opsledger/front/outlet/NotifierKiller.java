package dev.opsledger.front.outlet;

import dev.opsledger.core.runtime.CallObserver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Kills a notifier before or after one of its calls, at random. */
final class NotifierKiller implements CallObserver {
  static final class KilledError extends Error {
    private static final long serialVersionUID = 1;
  }

  /** How often it killed. */
  int kills;

  /** The messages whose sender died between claiming and recording: people may have them. */
  final Set<String> unknown = new HashSet<>();

  private static final int STEPS = 24;

  private final Random random;
  private int left = -1;
  private boolean claimed;
  private String claim = "";

  NotifierKiller(Random random) {
    this.random = random;
  }

  /** Kills the next notifier at one of its first steps, or lets it live. */
  void arm(boolean kills) {
    left = kills ? random.nextInt(STEPS) : -1;
    claimed = false;
  }

  @Override
  public void before(Call call) {
    perhaps();
  }

  @Override
  public void after(Call call, Cost cost) {
    perhaps();
  }

  private void perhaps() {
    if (left-- == 0) {
      kills++;
      if (claimed) {
        unknown.add(claim);
      }
      throw new KilledError();
    }
  }

  /** The same client, whose calls kill. */
  DynamoDbClient killing(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              claimed = false;
              perhaps();
              Object result;
              try {
                result = method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (arguments[0] instanceof PutItemRequest put && isClaim(put)) {
                claimed = true;
                claim = put.item().get("pk").s() + " " + put.item().get("sk").s();
              }
              perhaps();
              return result;
            });
  }

  private static boolean isClaim(PutItemRequest put) {
    return put.item().get("pk").s().startsWith("SENT#")
        && put.item().get("state").s().equals("CLAIMED");
  }
}
