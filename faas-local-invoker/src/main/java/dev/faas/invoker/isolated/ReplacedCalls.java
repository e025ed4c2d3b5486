package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Clocks;
import dev.faas.invoker.isolated.calls.Constructions;
import dev.faas.invoker.isolated.calls.Executions;
import dev.faas.invoker.isolated.calls.Exits;
import dev.faas.invoker.isolated.calls.Futures;
import dev.faas.invoker.isolated.calls.Locks;
import dev.faas.invoker.isolated.calls.Parks;
import dev.faas.invoker.isolated.calls.Pools;
import dev.faas.invoker.isolated.calls.Processes;
import dev.faas.invoker.isolated.calls.Queues;
import dev.faas.invoker.isolated.calls.Randoms;
import dev.faas.invoker.isolated.calls.Replaces;
import dev.faas.invoker.isolated.calls.Schedulers;
import dev.faas.invoker.isolated.calls.Sleeps;
import dev.faas.invoker.isolated.calls.Streams;
import dev.faas.invoker.isolated.calls.Synchronizers;
import dev.faas.invoker.isolated.calls.Threads;
import dev.faas.invoker.isolated.calls.Timers;
import dev.faas.invoker.isolated.calls.Variables;
import dev.faas.invoker.isolated.calls.Waits;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules of {@link Replaces}, found by the call that they replace. Immutable. */
final class ReplacedCalls {

  /** The classes whose methods are called instead of those of the JDK. */
  static final List<Class<?>> HOLDERS = List.of(
      Clocks.class,
      Constructions.class,
      Executions.class,
      Exits.class,
      Futures.class,
      Locks.class,
      Parks.class,
      Pools.class,
      Processes.class,
      Queues.class,
      Randoms.class,
      Schedulers.class,
      Sleeps.class,
      Streams.class,
      Synchronizers.class,
      Threads.class,
      Timers.class,
      Variables.class,
      Waits.class);

  private final Map<String, List<Rule>> byCall = new HashMap<>();

  ReplacedCalls(List<Class<?>> holders) {
    for (Class<?> holder : holders) {
      for (Method method : holder.getMethods()) {
        Replaces rule = method.getAnnotation(Replaces.class);
        if (rule != null) {
          add(Rule.of(method, rule));
        }
      }
    }
  }

  private void add(Rule rule) {
    List<Rule> all =
        byCall.computeIfAbsent(rule.name() + rule.descriptor(), call -> new ArrayList<>());
    for (Rule other : all) {
      if (other.owner() == rule.owner() && other.isStatic() == rule.isStatic()) {
        throw new IllegalStateException(
            rule.method() + " and " + other.method() + " replace the same method");
      }
    }
    all.add(rule);
  }

  /**
   * What is done instead of a call, or null where it stays.
   *
   * @param isStatic whether the call is
   * @param owner the class that the call names, as in class files
   * @param name what is called
   * @param descriptor its parameters and result
   * @param lineage knows the supertypes of the owner
   */
  @Nullable
  Replacement of(boolean isStatic, String owner, String name, String descriptor, Lineage lineage) {
    List<Rule> candidates = byCall.get(name + descriptor);
    if (candidates == null) {
      boolean isContext = owner.equals("org/crac/Core") && name.equals("getGlobalContext");
      return isContext ? Replacement.SNAPSHOT_CONTEXT : null;
    }
    if (name.equals(Rule.CONSTRUCTOR)) {
      return constructor(candidates, owner);
    }
    Rule narrowest = null;
    for (Class<?> inherited : lineage.inherits(owner, name, descriptor)) {
      for (Rule candidate : candidates) {
        boolean fits = candidate.isStatic() == isStatic
            && candidate.owner().isAssignableFrom(inherited)
            && (narrowest == null || narrowest.owner().isAssignableFrom(candidate.owner()));
        narrowest = fits ? candidate : narrowest;
      }
    }
    return narrowest;
  }

  private static @Nullable Rule constructor(List<Rule> candidates, String owner) {
    for (Rule candidate : candidates) {
      if (candidate.owner().getName().replace('.', '/').equals(owner)) {
        return candidate;
      }
    }
    return null;
  }
}
