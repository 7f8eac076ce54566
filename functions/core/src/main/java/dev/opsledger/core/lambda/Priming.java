package dev.opsledger.core.lambda;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Goes through a function's hot paths once before Lambda takes its snapshot (SnapStart, "runtime
 * hooks"), so that classes are loaded and code is compiled when the first request comes.
 * Connections that are opened meanwhile are closed at once, for they would be dead in every copy.
 */
public final class Priming implements Resource {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

  private final List<Runnable> paths;

  /**
   * @param paths what is done once each; they must only read
   */
  public Priming(List<Runnable> paths) {
    this.paths = paths;
  }

  /** Has it done before a snapshot; whoever calls this must keep the object. */
  public void register() {
    Core.getGlobalContext().register(this);
  }

  /** Whether a function is being primed at this moment. */
  public static boolean isUnderWay() {
    return UNDER_WAY.get();
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    UNDER_WAY.set(true);
    try {
      paths.forEach(Priming::tryOnce);
    } finally {
      UNDER_WAY.set(false);
    }
  }

  /** A function that cannot be primed is slow once, which is no reason not to deploy it. */
  private static void tryOnce(Runnable path) {
    try {
      path.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a path could not be primed", e);
    }
  }

  /** Nothing has to be made anew: secrets are read after the restore, and nothing is connected. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
