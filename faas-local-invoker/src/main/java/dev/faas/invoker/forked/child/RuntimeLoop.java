package dev.faas.invoker.forked.child;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import dev.faas.invoker.forked.child.crac.Core;
import dev.faas.invoker.handler.UserFault;
import java.io.IOError;
import java.io.IOException;

/**
 * Fetches events and calls the handler, one after the other, as AWS's Java runtime interface client does
 * ({@code AWSLambda.startRuntimeLoop}).
 */
final class RuntimeLoop {

  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final RuntimeClient client;
  private final FunctionFactory.World world;
  private final RuntimeLog log;

  RuntimeLoop(RuntimeClient client, FunctionFactory.World world, RuntimeLog log) {
    this.client = client;
    this.world = world;
    this.log = log;
  }

  /**
   * Makes the handler.
   *
   * @return the handler, or one that always fails where a fault waits for the first invocation
   * @throws FailedInit if the init phase has failed; it has been logged and reported
   */
  Invocable init(HandlerSource source, String handler) throws IOException, FailedInit {
    try {
      Invocable found = source.find(handler, world);
      found.lifecycle().init(world);
      return found;
    } catch (Throwable thrown) {
      throw failInit(thrown);
    }
  }

  private FailedInit failInit(Throwable thrown) throws IOException {
    ErrorReport report = ErrorReport.ofInit(thrown);
    log.write(report);
    client.failInit(report);
    return new FailedInit();
  }

  /**
   * Runs the hooks around the snapshot that is taken now: those of the function and those that it has
   * registered with {@code org.crac}.
   *
   * @throws FailedHook if one of them has failed; it has been logged and reported
   */
  void snapshot(Invocable handler) throws IOException, FailedHook {
    try {
      handler.lifecycle().beforeCheckpoint();
      Core.getGlobalContext().beforeCheckpoint();
    } catch (Throwable thrown) {
      ErrorReport report = ErrorReport.ofHook("Runtime.BeforeCheckpointError", thrown);
      log.write(report);
      client.failInit(report);
      throw new FailedHook();
    }
    client.restoreNext();
    try {
      Core.getGlobalContext().afterRestore();
      handler.lifecycle().afterRestore();
    } catch (Throwable thrown) {
      ErrorReport report = ErrorReport.ofHook("Runtime.AfterRestoreError", thrown);
      log.write(report);
      client.failRestore(report);
      throw new FailedHook();
    }
  }

  /** Tells the function that the process ends. */
  void shutDown(Invocable handler) {
    try {
      handler.lifecycle().shutdown();
    } catch (Throwable thrown) {
      log.write(ErrorReport.of(thrown));
    }
  }

  /** Returns when the process should end: after a failure that leaves the JVM in doubt. */
  void run(Invocable handler) throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      RuntimeClient.Answer event = client.next();
      trace(event.header("lambda-runtime-trace-id"));
      goesOn = handle(handler, event);
    }
  }

  private boolean handle(Invocable handler, RuntimeClient.Answer event) throws IOException {
    String requestId = event.header("lambda-runtime-aws-request-id");
    RuntimeLog here = log.during(requestId, event.header("lambda-runtime-aws-tenant-id"));
    Context context = new ForkedContext(requestId, event, world, here);
    try {
      client.respond(requestId, handler.invoke(event.body(), context));
      Thread.interrupted();
      return true;
    } catch (Throwable thrown) {
      ErrorReport report = ErrorReport.of(thrown);
      client.fail(requestId, report);
      here.write(report);
      return !isFatal(thrown);
    }
  }

  private static boolean isFatal(Throwable thrown) {
    return thrown instanceof VirtualMachineError
        || thrown instanceof IOError
        || (thrown instanceof UserFault fault && fault.isFatal());
  }

  private static void trace(String header) {
    if (header.isEmpty()) {
      System.clearProperty(TRACE_PROPERTY);
    } else {
      System.setProperty(TRACE_PROPERTY, header);
    }
  }

  /** A hook around the snapshot has failed. */
  static final class FailedHook extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The init phase has failed. */
  static final class FailedInit extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
