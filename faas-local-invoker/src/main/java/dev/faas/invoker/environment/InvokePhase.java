package dev.faas.invoker.environment;

import dev.faas.Context;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.log.EnvironmentLog;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a handler. */
public final class InvokePhase extends Phase {

  private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

  private final EnvironmentLog log;
  private final Invocable invocable;
  private final Delivery delivery;
  private final Context context;
  private @Nullable Payload result;
  private long allocatedBytes = -1;

  InvokePhase(
      ExecutionEnvironment environment,
      Invocable invocable,
      Delivery delivery,
      long startNanos,
      long limitNanos) {
    super(startNanos, limitNanos);
    this.log = environment.log();
    this.invocable = invocable;
    this.delivery = delivery;
    this.context = new InvocationContext(environment, this, delivery);
  }

  @Override
  void perform() throws Exception {
    log.enter(delivery.requestId());
    long before = Allocation.ofCurrentThread();
    Context outer = CURRENT.get();
    CURRENT.set(context);
    try {
      result = Objects.requireNonNull(
          invocable.invoke(delivery.event(), context), "the wire format gave no payload");
    } finally {
      CURRENT.set(outer);
      allocatedBytes = Allocation.ofCurrentThread() - before;
      log.leave();
    }
  }

  /** The Java runtime does so after an invocation that went well, and only then. */
  @Override
  boolean clearsInterrupt() {
    return thrown() == null;
  }

  /**
   * The trace of the handler that runs in the calling thread, as it hands that on, or null if none runs: as
   * AWS's clients read it from where the runtime puts it.
   */
  public static @Nullable TraceContext traceOfCurrentThread() {
    Context context = CURRENT.get();
    return context == null ? null : context.trace();
  }

  /**
   * What the handler's thread allocated, garbage included; -1 if it did not end. For the waiting thread.
   */
  public long allocatedBytes() {
    return ending() == Ending.COMPLETED ? allocatedBytes : -1;
  }

  /** The size of what the handler returned, or -1. For the waiting thread. */
  public long producedBytes() {
    Payload produced = ending() == Ending.COMPLETED ? result : null;
    return produced == null ? -1 : produced.size();
  }

  /** What the handler returned; for the waiting thread when the phase has completed without exception. */
  public Payload result() {
    return Objects.requireNonNull(result);
  }
}
