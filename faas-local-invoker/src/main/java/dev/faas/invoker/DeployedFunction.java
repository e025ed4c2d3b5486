package dev.faas.invoker;

import dev.faas.FunctionInfo;
import dev.faas.invoker.environment.FunctionPlan;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.PlatformLine.Initialization;

/** A function with its settings, and what its execution environments share. */
record DeployedFunction(FunctionSettings settings, FunctionPlan plan) {

  static DeployedFunction of(
      Service service,
      FunctionSettings settings,
      LogGroup logGroup,
      String handlerName,
      ProcessMaker processes) {
    FunctionInfo info = new FunctionInfo(
        settings.name(),
        "$LATEST",
        service.account().functionArn(settings.name()),
        settings.memoryMegabytes(),
        settings.timeout(),
        logGroup.name(),
        null);
    FunctionPlan plan = new FunctionPlan(
        service,
        info,
        handlerName,
        settings.environmentVariables(),
        settings.snapStart() ? Initialization.SNAP_START : Initialization.ON_DEMAND,
        settings.temporaryMegabytes(),
        settings.extensions().shutdownWindow(),
        logGroup,
        processes);
    return new DeployedFunction(settings, plan);
  }

  FunctionInfo info() {
    return plan.info();
  }

  LogGroup logGroup() {
    return plan.logGroup();
  }
}
