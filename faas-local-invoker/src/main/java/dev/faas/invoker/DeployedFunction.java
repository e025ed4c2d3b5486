package dev.faas.invoker;

import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.invoker.log.LogGroup;

/** What all execution environments of one function share. */
record DeployedFunction(
    Service service,
    FunctionSettings settings,
    Class<?> handlerClass,
    HandlerBinding binding,
    FunctionInfo info,
    LogGroup logGroup) {

  static DeployedFunction of(
      Service service, FunctionSettings settings, Class<?> handlerClass, HandlerBinding binding) {
    LogGroup logGroup = new LogGroup("/aws/lambda/" + settings.name());
    FunctionInfo info = new FunctionInfo(
        settings.name(),
        "$LATEST",
        service.account().functionArn(settings.name()),
        settings.memoryMegabytes(),
        settings.timeout(),
        logGroup.name(),
        null);
    return new DeployedFunction(service, settings, handlerClass, binding, info, logGroup);
  }

  /** What an environment with this log stream is told. */
  FunctionFactory.World world(String logStream) {
    FunctionInfo here = info.withLogs(logGroup.name(), logStream);
    return new FunctionFactory.World(
        here, Variables.seenBy(settings, here, handlerClass, service.account()), service.clock());
  }

  /**
   * How an execution environment gets its handler, in its init phase. The seam for isolation: today the
   * handler comes from the classes of this process.
   */
  @FunctionalInterface
  interface HandlerBinding {

    /**
     * Makes the handler and binds it to its wire format.
     *
     * @throws Exception what the handler's constructor or its factory threw
     */
    Invocable bind(FunctionFactory.World world) throws Exception;
  }
}
