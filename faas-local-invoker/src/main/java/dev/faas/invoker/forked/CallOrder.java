package dev.faas.invoker.forked;

import java.util.List;

/**
 * Which call of the Runtime API is allowed when: the states of a runtime, with the names and the rules
 * of the Runtime Interface Emulator ({@code core/states.go}). Not safe for use by several threads.
 */
final class CallOrder {

  /** Where a runtime is in its life. */
  enum State {
    STARTED("Started"),
    INIT_ERROR("InitError"),
    READY("Ready"),
    RUNNING("Running"),
    RESPONSE_SENT("RuntimeResponseSentState"),
    RESTORE_READY("RestoreReady"),
    RESTORING("Restoring"),
    RESTORE_ERROR("RestoreError");

    final String words;

    State(String words) {
      this.words = words;
    }
  }

  /** What a runtime calls, or the service does. */
  enum Call {
    NEXT("Ready"),
    RESPONSE("InvocationResponse"),
    ERROR("InvocationErrorResponse"),
    INIT_ERROR("InitError"),
    RESTORE_NEXT("Ready"),
    RESTORE_ERROR("RestoreError"),
    /** The service hands over an event. */
    DELIVERY("Running"),
    /** The service restores the snapshot. */
    RESTORE("Restoring");

    private final String target;

    Call(String target) {
      this.target = target;
    }
  }

  private State state = State.STARTED;

  State state() {
    return state;
  }

  /** Refuses a call that is not allowed now, and changes nothing. */
  void check(Call call) throws RefusedCall {
    stepOf(call);
  }

  /**
   * Makes the step of a call.
   *
   * @throws RefusedCall if it is not allowed now; then nothing has changed
   */
  void step(Call call) throws RefusedCall {
    state = stepOf(call);
  }

  private State stepOf(Call call) throws RefusedCall {
    return switch (call) {
      case NEXT ->
        state == State.RUNNING
            ? State.RUNNING
            : from(
                call,
                State.READY,
                State.STARTED,
                State.READY,
                State.RESPONSE_SENT,
                State.RESTORING);
      case DELIVERY -> from(call, State.RUNNING, State.READY);
      case RESPONSE, ERROR -> from(call, State.RESPONSE_SENT, State.RUNNING);
      case INIT_ERROR -> from(call, State.INIT_ERROR, State.STARTED);
      case RESTORE_NEXT -> from(call, State.RESTORE_READY, State.STARTED);
      case RESTORE -> from(call, State.RESTORING, State.RESTORE_READY);
      case RESTORE_ERROR -> from(call, State.RESTORE_ERROR, State.RESTORING);
    };
  }

  private State from(Call call, State next, State... allowed) throws RefusedCall {
    if (!List.of(allowed).contains(state)) {
      throw RefusedCall.outOfOrder(state.words, call.target);
    }
    return next;
  }
}
