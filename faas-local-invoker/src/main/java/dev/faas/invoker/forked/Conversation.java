package dev.faas.invoker.forked;

import dev.faas.Payload;
import dev.faas.invoker.forked.CallOrder.Call;
import dev.faas.invoker.forked.CallOrder.State;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the environment's thread meets the calls of its runtime: one hands over an event and waits, the
 * other fetches and answers it. The end of the process ends every wait.
 */
final class Conversation {

  private final CallOrder order = new CallOrder();
  private final boolean isSnapStart;
  private @Nullable Event event;
  private @Nullable Payload response;
  private @Nullable ReportedError error;
  private @Nullable ProcessExit exit;

  Conversation(boolean isSnapStart) {
    this.isSnapStart = isSnapStart;
  }

  // What the runtime calls.

  /**
   * Waits for the next event; while one is being handled it is that one again.
   *
   * @throws RefusedCall if the runtime may not ask now
   * @throws ProcessExit if the runtime has ended: then nobody is there to be answered
   */
  synchronized Event next() throws RefusedCall, InterruptedException {
    order.step(Call.NEXT);
    notifyAll();
    while (order.state() != State.RUNNING) {
      throwExit();
      wait();
    }
    return Objects.requireNonNull(event);
  }

  /** Waits for the restoration of the snapshot, which this call asks for. */
  synchronized void restoreNext() throws RefusedCall, InterruptedException {
    if (!isSnapStart) {
      throw RefusedCall.outOfOrder(order.state().words, State.RESTORE_READY.words);
    }
    order.step(Call.RESTORE_NEXT);
    notifyAll();
    while (order.state() == State.RESTORE_READY) {
      throwExit();
      wait();
    }
  }

  /** The handler has returned. */
  synchronized void respond(String requestId, Payload payload) throws RefusedCall {
    answer(Call.RESPONSE, requestId);
    response = payload;
  }

  /** The handler has failed, or its answer was a mistake. */
  synchronized void fail(Call call, String requestId, ReportedError reported) throws RefusedCall {
    answer(call, requestId);
    error = reported;
  }

  private void answer(Call call, String requestId) throws RefusedCall {
    order.check(call);
    if (event == null || !event.requestId().equals(requestId)) {
      throw RefusedCall.wrongRequestId();
    }
    order.step(call);
    notifyAll();
  }

  /** The init phase has failed, or what runs after a restoration, which older runtimes report here. */
  synchronized void failInit(ReportedError reported) throws RefusedCall {
    order.step(order.state() == State.RESTORING ? Call.RESTORE_ERROR : Call.INIT_ERROR);
    error = reported;
    notifyAll();
  }

  /** What runs after a restoration has failed. */
  synchronized void failRestore(ReportedError reported) throws RefusedCall {
    order.step(Call.RESTORE_ERROR);
    error = reported;
    notifyAll();
  }

  // What the environment's thread calls.

  /** Waits until the runtime asks for its first event or for a snapshot. */
  synchronized void awaitInit() throws InterruptedException, ReportedError {
    while (order.state() != State.READY && order.state() != State.RESTORE_READY) {
      throwError();
      throwExit();
      wait();
    }
  }

  /** Restores the snapshot, if the runtime has asked for one, and waits until it is ready. */
  synchronized void restore() throws InterruptedException, ReportedError {
    if (order.state() == State.RESTORE_READY) {
      step(Call.RESTORE);
    }
    while (order.state() != State.READY) {
      throwError();
      throwExit();
      wait();
    }
  }

  /**
   * Hands over an event and waits for the answer, and then until the runtime asks for the next event or
   * has ended: only then it is at rest.
   */
  synchronized Payload exchange(Event newEvent) throws InterruptedException, ReportedError {
    throwExit();
    response = null;
    error = null;
    event = newEvent;
    step(Call.DELIVERY);
    while (order.state() == State.RUNNING) {
      throwExit();
      wait();
    }
    while (order.state() != State.READY && exit == null) {
      wait();
    }
    throwError();
    return Objects.requireNonNull(response);
  }

  /** The process has ended. */
  synchronized void end(ProcessExit how) {
    exit = how;
    notifyAll();
  }

  /** Whether the process has ended. */
  synchronized boolean isOver() {
    return exit != null;
  }

  private void step(Call call) {
    try {
      order.step(call);
    } catch (RefusedCall refused) {
      throw new IllegalStateException(
          "the engine may not do this now: " + refused.getMessage(), refused);
    }
    notifyAll();
  }

  private void throwExit() {
    if (exit != null) {
      throw exit;
    }
  }

  private void throwError() throws ReportedError {
    if (error != null) {
      throw error;
    }
  }
}
