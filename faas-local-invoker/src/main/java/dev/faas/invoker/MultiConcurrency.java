package dev.faas.invoker;

import dev.faas.invoker.environment.Service;
import dev.faas.invoker.environment.ServiceLimits;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.format.LogFormat;

/** What the settings of a function mean whose environments serve several invocations at the same time. */
final class MultiConcurrency {

  private MultiConcurrency() {}

  /**
   * The settings as they are; for such a function with a log in JSON, since the service has no other for it
   * ("Configuring JSON and plain text log formats").
   *
   * @throws IllegalArgumentException if they ask for what such a function cannot have; says what to do
   */
  static FunctionSettings of(FunctionSettings settings, Service service) {
    if (!settings.isMultiConcurrent()) {
      return settings;
    }
    check(settings);
    if (service.isOnCallerThread()) {
      throw refused(
          settings,
          "in an invoker that runs handlers in their callers' threads: an environment needs threads that go on after"
              + " a timeout. Leave out onCallerThread().");
    }
    return settings.logFormat() instanceof LogFormat.Text
        ? settings.withLogFormat(LogFormat.json())
        : settings;
  }

  private static void check(FunctionSettings settings) {
    if (settings.isolation() == Isolation.FORKED) {
      throw refused(
          settings,
          "in processes of their own, which take one invocation after the other here. Use isolation SHARED or"
              + " ISOLATED, or leave out withMaxConcurrencyPerEnvironment(…).");
    }
    if (settings.snapStart()) {
      throw refused(
          settings,
          "with SnapStart: on the service such a function runs on Managed Instances, which have no snapshots. Leave"
              + " out one of the two.");
    }
    if (settings.memoryMegabytes() < ServiceLimits.MIN_MANAGED_MEMORY_MEGABYTES) {
      throw refused(
          settings,
          "with " + settings.memoryMegabytes() + " MB: the service takes "
              + ServiceLimits.MIN_MANAGED_MEMORY_MEGABYTES
              + " MB at least. Add withMemoryMegabytes("
              + ServiceLimits.MIN_MANAGED_MEMORY_MEGABYTES + ").");
    }
  }

  private static IllegalArgumentException refused(FunctionSettings settings, String why) {
    return new IllegalArgumentException(
        settings.name() + " cannot serve " + settings.maxConcurrencyPerEnvironment()
            + " invocations at the same time in one execution environment " + why);
  }
}
