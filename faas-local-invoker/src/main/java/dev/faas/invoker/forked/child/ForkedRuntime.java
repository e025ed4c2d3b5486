package dev.faas.invoker.forked.child;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.invoker.forked.child.crac.Core;
import dev.faas.invoker.handler.HandlerString;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The main class of a process that runs one handler. It finds its Runtime API and its handler in the
 * environment variables that the service defines. The only class that reads environment variables and
 * the real clock.
 */
public final class ForkedRuntime {

  /** The system property with the function's timeout in milliseconds. */
  public static final String TIMEOUT_PROPERTY = "faas.timeout.ms";

  /** The system property that says {@code none} where the class path offers no factory. */
  public static final String FACTORIES_PROPERTY = "faas.factories";

  /** The exit status of AWS's Java runtime after a hook that failed. */
  private static final int FAILED_HOOK = 64;

  /** The system property in which {@code org.crac.Core} finds the package that it delegates to. */
  private static final String CRAC_PROPERTY = "org.crac.Core.Compat";

  private ForkedRuntime() {}

  /**
   * Serves invocations until the Runtime API is gone, which means that nobody is left to serve.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    String sought =
        HandlerString.parse(String.valueOf(System.getenv("_HANDLER"))).className();
    new ClassSearch(sought, Thread.currentThread().getContextClassLoader()).start();
    serve((handler, world) -> named(handler)
        .bind(Thread.currentThread().getContextClassLoader(), world, System.err::println));
  }

  /** To look for factories would mean to open each jar of the class path. */
  private static HandlerString named(String handler) {
    HandlerString name = HandlerString.parse(handler);
    return System.getProperty(FACTORIES_PROPERTY, "").equals("none")
        ? name.createdBy(FunctionFactory.standard())
        : name;
  }

  static void serve(HandlerSource source) {
    System.setProperty(CRAC_PROPERTY, Core.class.getPackageName());
    EnvironmentVariables variables = EnvironmentVariables.of(System.getenv());
    FunctionFactory.World world =
        new FunctionFactory.World(functionOf(variables), variables, InstantSource.system());
    try (RuntimeClient client =
        RuntimeClient.connect(variables.require("AWS_LAMBDA_RUNTIME_API"))) {
      RuntimeLoop loop = new RuntimeLoop(client, world, RuntimeLog.of(System.out, world));
      Invocable handler = loop.init(source, variables.require("_HANDLER"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> loop.shutDown(handler)));
      if (variables.get("AWS_LAMBDA_INITIALIZATION_TYPE").orElse("").equals("snap-start")) {
        loop.snapshot(handler);
      }
      loop.run(handler);
      System.exit(0); // whatever threads the function has left
    } catch (RuntimeLoop.FailedInit reported) {
      System.exit(1);
    } catch (RuntimeLoop.FailedHook reported) {
      System.exit(FAILED_HOOK);
    } catch (IOException gone) {
      Runtime.getRuntime().halt(1);
    }
  }

  private static FunctionInfo functionOf(EnvironmentVariables variables) {
    FunctionInfo function = FunctionInfo.named(variables.require("AWS_LAMBDA_FUNCTION_NAME"));
    return new FunctionInfo(
        function.name(),
        variables.get("AWS_LAMBDA_FUNCTION_VERSION").orElse(function.version()),
        null,
        variables
            .get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
            .map(Integer::valueOf)
            .orElse(function.memoryMegabytes()),
        Duration.ofMillis(Long.getLong(TIMEOUT_PROPERTY, function.timeout().toMillis())),
        variables.get("AWS_LAMBDA_LOG_GROUP_NAME").orElse(null),
        variables.get("AWS_LAMBDA_LOG_STREAM_NAME").orElse(null));
  }
}
