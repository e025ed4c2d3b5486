package dev.faas.invoker.log;

import dev.faas.invoker.log.Destination.OfNobody;
import dev.faas.invoker.log.Destination.Output;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Output of a thread that was started in an environment, or by a thread that was. It belongs to the
 * invocation that started it, and when that has ended, to the environment and no invocation.
 *
 * <p>A worker of a pool may by now serve others: its output is attributed only as long as nobody else
 * can have given it work. The thread may live for ever, so it does not hold the log.
 */
final class Inherited implements Destination {

  private final WeakReference<EnvironmentLog> log;
  private final @Nullable String requestId;
  private @Nullable Boolean isWorker;

  Inherited(EnvironmentLog log, @Nullable String requestId) {
    this.log = new WeakReference<>(log);
    this.requestId = requestId;
  }

  /** Called by the thread that has it, and no other. */
  @Override
  public void write(Output output) {
    EnvironmentLog of = log.get();
    if (of == null) {
      return;
    }
    if (!isWorker()) {
      of.write(requestId != null && requestId.equals(of.requestId()) ? requestId : null, output);
    } else if (requestId != null && RunningInvocations.isUndisturbed(of, requestId)) {
      of.write(requestId, output);
    } else {
      List<EnvironmentLog> running = RunningInvocations.all();
      new OfNobody(running.isEmpty() ? List.of(of) : running).write(output);
    }
  }

  private boolean isWorker() {
    if (isWorker == null) {
      isWorker = SharedThreads.isCurrentOne();
    }
    return isWorker;
  }

  /** For a thread that the calling one starts. */
  @Nullable
  Inherited again() {
    EnvironmentLog of = log.get();
    return of == null ? null : new Inherited(of, requestId);
  }
}
