package dev.opsledger.core.lambda;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a function's hot paths once before Lambda takes a SnapStart snapshot ("runtime hooks"), so
 * that classes are loaded and code is compiled when the first request comes. Connections opened
 * meanwhile are closed at once, because they would be dead in every copy.
 */
public final class Priming implements Resource {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

  private final List<Runnable> paths;

  /**
   * @param paths the actions to run once each; they must only read
   */
  public Priming(List<Runnable> paths) {
    this.paths = paths;
  }

  /**
   * Registers for the snapshot. The caller must keep a reference: CRaC registers resources weakly.
   */
  public void register() {
    Core.getGlobalContext().register(this);
  }

  /** Whether priming is running at this moment. */
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

  /**
   * A failure is only logged: an unprimed function is slow once, which must not block a deployment.
   */
  private static void tryOnce(Runnable path) {
    try {
      path.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a path could not be primed", e);
    }
  }

  /** Does nothing: secrets are read after the restore, and no connection was kept. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
