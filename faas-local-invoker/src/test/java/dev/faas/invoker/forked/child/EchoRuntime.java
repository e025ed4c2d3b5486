package dev.faas.invoker.forked.child;

/** Our runtime with a handler that is none: every event is its own response. */
public final class EchoRuntime {

  private EchoRuntime() {}

  /** Serves until the Runtime API is gone. */
  public static void main(String[] arguments) {
    ForkedRuntime.serve((handler, world) -> (event, context) -> event);
  }
}
