package dev.opsledger.local.function;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads handlers as Lambda does, with AWS's runtime interface client. */
final class HandlerFactory {
  private static final ClassLoader LOADER = shareClassLoader();

  private HandlerFactory() {}

  /** Creates an instance of the handler. */
  static LambdaRequestHandler create(String handler) throws Exception {
    HandlerInfo info = HandlerInfo.fromString(handler, LOADER);
    try {
      LambdaRequestHandler made = EventHandlerLoader.loadEventHandler(info);
      if (made instanceof LambdaRequestHandler.UserFaultHandler refused) {
        throw refused.fault;
      }
      return made;
    } catch (UserFault fault) {
      throw original(info, fault);
    }
  }

  /** Calls the constructor again for its exception: the client keeps only the message. */
  private static Exception original(HandlerInfo info, UserFault fault) {
    try {
      info.clazz.getConstructor().newInstance();
      return fault;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause() instanceof Exception exception ? exception : fault;
    } catch (ReflectiveOperationException notConstructible) {
      return fault;
    }
  }

  /**
   * The client loads the event classes through a class loader that only its own main method sets.
   */
  private static ClassLoader shareClassLoader() {
    var loader = new URLClassLoader(new URL[0], HandlerFactory.class.getClassLoader());
    try {
      Field field = AWSLambda.class.getDeclaredField("customerClassLoader");
      field.setAccessible(true);
      field.set(null, loader);
      return loader;
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(
          "This version of the runtime interface client is not supported", changed);
    }
  }
}
