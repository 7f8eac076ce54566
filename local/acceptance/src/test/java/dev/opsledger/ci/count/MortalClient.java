package dev.opsledger.ci.count;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client of DynamoDB whose function dies now and then, before or after a call. */
final class MortalClient {
  private static final int ONE_IN = 12;

  private MortalClient() {}

  /** The end of a function. */
  static final class Dead extends Error {
    private static final long serialVersionUID = 1;
  }

  static DynamoDbClient of(DynamoDbClient client, Random random) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              perhapsDie(random);
              Object answer;
              try {
                answer = method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              perhapsDie(random);
              return answer;
            });
  }

  private static synchronized void perhapsDie(Random random) {
    if (random.nextInt(ONE_IN) == 0) {
      throw new Dead();
    }
  }
}
