package dev.faas.invoker.forked.child;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Fetches events and calls the handler, one after the other, as AWS's Java runtime interface client does
 * ({@code AWSLambda.startRuntimeLoop}).
 */
final class RuntimeLoop {

  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final RuntimeClient client;
  private final FunctionFactory.World world;
  private final PrintStream log;

  RuntimeLoop(RuntimeClient client, FunctionFactory.World world, PrintStream log) {
    this.client = client;
    this.world = world;
    this.log = log;
  }

  /**
   * Makes the handler.
   *
   * @return the handler, or one that always fails where the fault waits for the first invocation
   * @throws FailedInit if the init phase has failed; it has been logged and reported
   */
  Invocable init(HandlerSource source, String handler) throws IOException, FailedInit {
    try {
      return source.find(handler, world);
    } catch (UserFault fault) {
      boolean isDeferred = !fault.isFatal() || fault.getCause() instanceof NoClassDefFoundError;
      if (isDeferred) {
        return (event, context) -> {
          throw fault;
        };
      }
      throw failInit(fault);
    } catch (Throwable thrown) {
      throw failInit(UserFault.notMade(thrown));
    }
  }

  private FailedInit failInit(UserFault fault) throws IOException {
    ErrorReport report = ErrorReport.of(fault);
    log(report);
    client.failInit(report);
    return new FailedInit();
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
    Context context = new ForkedContext(requestId, event, world);
    try {
      client.respond(requestId, handler.invoke(event.body(), context));
      Thread.interrupted();
      return true;
    } catch (Throwable thrown) {
      ErrorReport report = ErrorReport.of(thrown);
      client.fail(requestId, report);
      log(report);
      return !isFatal(thrown);
    }
  }

  private static boolean isFatal(Throwable thrown) {
    return thrown instanceof VirtualMachineError
        || thrown instanceof IOError
        || (thrown instanceof UserFault fault && fault.isFatal());
  }

  private void log(ErrorReport report) {
    log.print(report.logLines());
    log.flush();
  }

  private static void trace(String header) {
    if (header.isEmpty()) {
      System.clearProperty(TRACE_PROPERTY);
    } else {
      System.setProperty(TRACE_PROPERTY, header);
    }
  }

  /** The init phase has failed. */
  static final class FailedInit extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
