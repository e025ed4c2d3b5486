package dev.faas.invoker.environment;

import dev.faas.Context;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.invoker.log.EnvironmentLog;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a handler. */
public final class InvokePhase extends Phase {

  private final EnvironmentLog log;
  private final Invocable invocable;
  private final Delivery delivery;
  private final Context context;
  private @Nullable Payload result;

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
    try {
      result = Objects.requireNonNull(
          invocable.invoke(delivery.event(), context), "the wire format gave no payload");
    } finally {
      log.leave();
    }
  }

  /** What the handler returned; for the waiting thread when the phase has completed without exception. */
  public Payload result() {
    return Objects.requireNonNull(result);
  }
}
