package dev.faas.invoker;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.version.Versions;

/**
 * A function with its settings, and what its execution environments share.
 *
 * @param runtimeVersion such as {@code java:17.v1}
 */
record DeployedFunction(FunctionSettings settings, FunctionPlan plan, String runtimeVersion) {

  /** The service's have such a form, and change with each release of a runtime; this one is made up. */
  static final String JAVA = "java:" + Runtime.version().feature() + ".v1";

  /**
   * A version of a function.
   *
   * @param version a number, or {@code $LATEST}
   */
  static DeployedFunction of(
      Service service,
      FunctionSettings settings,
      String version,
      Initialization initialization,
      LogGroup logGroup,
      String handlerName,
      ProcessMaker processes,
      String runtimeVersion) {
    String arn = service.account().functionArn(settings.name());
    FunctionInfo info = new FunctionInfo(
        settings.name(),
        version,
        version.equals(Versions.LATEST) ? arn : arn + ":" + version,
        settings.memoryMegabytes(),
        settings.timeout(),
        logGroup.name(),
        null);
    FunctionPlan plan = new FunctionPlan(
        service,
        info,
        handlerName,
        variables(settings),
        initialization,
        settings.temporaryMegabytes(),
        settings.extensions().shutdownWindow(),
        logGroup,
        settings.logFormat(),
        processes,
        settings.maxConcurrencyPerEnvironment());
    return new DeployedFunction(settings, plan, runtimeVersion);
  }

  /**
   * The function's own, and those by which the service tells a runtime how many invocations it gets at the same time
   * ("Using the Lambda runtime API for custom runtimes"), and that the log is in JSON ("Application log-level filtering
   * with custom runtimes").
   */
  private static EnvironmentVariables variables(FunctionSettings settings) {
    EnvironmentVariables own = settings.environmentVariables();
    if (settings.isMultiConcurrent()) {
      String max = String.valueOf(settings.maxConcurrencyPerEnvironment());
      own = own.with("AWS_LAMBDA_MAX_CONCURRENCY", max);
    }
    return settings.logFormat() instanceof LogFormat.Json json
        ? own.with("AWS_LAMBDA_LOG_FORMAT", "JSON")
            .with("AWS_LAMBDA_LOG_LEVEL", json.applicationLevel().name())
        : own;
  }

  FunctionInfo info() {
    return plan.info();
  }

  LogGroup logGroup() {
    return plan.logGroup();
  }
}
