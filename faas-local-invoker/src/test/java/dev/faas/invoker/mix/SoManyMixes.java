package dev.faas.invoker.mix;

import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Ends a property after so many good tries. */
final class SoManyMixes implements AroundTryHook {

  private static final int TRIES = Integer.getInteger("faas.mixes", 300);

  private int good;
  private boolean isFalsified;

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor one, List<Object> parameters) {
    TryExecutionResult result = one.execute(parameters);
    if (!result.isSatisfied()) {
      isFalsified = true;
      return result;
    }
    good++;
    return good >= TRIES && !isFalsified ? TryExecutionResult.satisfied(true) : result;
  }
}
