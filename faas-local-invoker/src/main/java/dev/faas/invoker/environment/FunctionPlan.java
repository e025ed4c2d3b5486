package dev.faas.invoker.environment;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.time.Duration;

/**
 * What all execution environments of one function share.
 *
 * @param service what all functions share
 * @param info the function as it knows itself, without a log stream
 * @param handlerName the handler as it was configured, and the name of the context's logger
 * @param environmentVariables the function's own
 * @param initialization how its environments come to be
 * @param temporaryMegabytes how much an environment may keep in its temporary directory
 * @param shutdownWindow how long the hooks of an environment may take that is shut down
 * @param logGroup where the output goes
 * @param logFormat how the output is written
 * @param processes how an environment gets its code
 * @param maxConcurrency how many invocations an environment serves at the same time
 */
public record FunctionPlan(
    Service service,
    FunctionInfo info,
    String handlerName,
    EnvironmentVariables environmentVariables,
    Initialization initialization,
    int temporaryMegabytes,
    Duration shutdownWindow,
    LogGroup logGroup,
    LogLine.Format logFormat,
    ProcessMaker processes,
    int maxConcurrency) {

  /** Whether an environment has several workers, which are never frozen, instead of being frozen between invocations. */
  public boolean isMultiConcurrent() {
    return maxConcurrency > 1;
  }

  /** What an environment with this log stream is told. */
  FunctionFactory.World world(String logStream) {
    FunctionInfo here = info.withLogs(logGroup.name(), logStream);
    return new FunctionFactory.World(
        here,
        Variables.seenBy(
            environmentVariables, here, handlerName, initialization.wireName(), service.account()),
        service.clock());
  }
}
