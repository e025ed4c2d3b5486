package dev.faas.invoker;

import dev.faas.events.EventFormat;
import dev.faas.invoker.concurrency.ScalingRate;
import dev.faas.invoker.environment.ExecutionEnvironment;
import dev.faas.invoker.environment.InitPhase;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.environment.Snapshot;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.pool.Environments;
import dev.faas.invoker.time.Timeline;
import org.jspecify.annotations.Nullable;

/** A version of a function as it runs: code and configuration, with execution environments of one kind. */
final class Revision<O extends @Nullable Object> {

  private final Host host;
  private final Launcher launcher;
  private final EventFormat<?, O> format;
  private final ScalingRate rate;
  private final DeployedFunction function;
  private final @Nullable Snapshot snapshot;
  private final Environments environments;
  private final InvocationRunner<O> runner;
  private final PlatformLog lines;
  private final Verdicts<O> verdicts;

  /**
   * Code with its configuration.
   *
   * @param handlerName the handler as it was configured
   * @param runtimeVersion such as {@code java:17.v1}
   */
  record Launch(
      FunctionSettings settings,
      String handlerName,
      ProcessMaker processes,
      String runtimeVersion) {}

  /**
   * A version.
   *
   * @param version a number, or {@code $LATEST}
   * @param initialization how its environments come to be
   * @param rate how fast the function gets new ones
   * @throws IllegalArgumentException if the isolation cannot take the code
   * @throws IllegalStateException if a snapshot cannot be made
   */
  Revision(
      Host host,
      Launcher launcher,
      EventFormat<?, O> format,
      FunctionSettings settings,
      String version,
      Initialization initialization,
      ScalingRate rate) {
    this.host = host;
    this.launcher = launcher;
    this.format = format;
    this.rate = rate;
    Launch launch = launcher.with(settings);
    FunctionSettings own = MultiConcurrency.of(launch.settings(), host.service());
    this.function = DeployedFunction.of(
        host.service(),
        own,
        version,
        initialization(own, initialization),
        host.logGroup(settings),
        launch.handlerName(),
        launch.processes(),
        launch.runtimeVersion());
    this.lines = new PlatformLog(function);
    this.snapshot =
        initialization == Initialization.SNAP_START ? SnapshotMaker.take(function, lines) : null;
    boolean isInAdvance = initialization == Initialization.PROVISIONED_CONCURRENCY;
    this.environments = Environments.of(
        function.plan(),
        snapshot,
        isInAdvance ? host.retention().withoutIdleLimit() : host.retention(),
        rate);
    this.verdicts = new Verdicts<>(format, own, host.service().stallLimit());
    this.runner = new InvocationRunner<>(function, environments, host.listeners(), lines, format);
  }

  /** Managed Instances have one way only. */
  private static Initialization initialization(FunctionSettings settings, Initialization asked) {
    if (settings.isMultiConcurrent()) {
      return Initialization.MANAGED_INSTANCES;
    }
    return asked == Initialization.MANAGED_INSTANCES ? Initialization.ON_DEMAND : asked;
  }

  /** The same code with other settings, as {@code $LATEST}. */
  Revision<O> with(FunctionSettings settings) {
    return copy(launcher, settings, function.info().version(), Initialization.ON_DEMAND);
  }

  /** Other code with the same settings, as {@code $LATEST}. */
  Revision<O> with(Launcher newCode) {
    return copy(newCode, function.settings(), function.info().version(), Initialization.ON_DEMAND);
  }

  /** The same as a published version. */
  Revision<O> published(String version) {
    boolean isSnapped = function.settings().snapStart();
    return copy(
        launcher,
        function.settings(),
        version,
        isSnapped ? Initialization.SNAP_START : Initialization.ON_DEMAND);
  }

  /** The same code under a version, with environments that come to be so. */
  Revision<O> as(String version, Initialization initialization) {
    return copy(launcher, function.settings(), version, initialization);
  }

  /** The same version with environments that are made in advance. */
  Revision<O> provisioned() {
    return copy(
        launcher,
        function.settings(),
        function.info().version(),
        Initialization.PROVISIONED_CONCURRENCY);
  }

  private Revision<O> copy(
      Launcher newCode, FunctionSettings settings, String version, Initialization initialization) {
    return new Revision<>(host, newCode, format, settings, version, initialization, rate);
  }

  /**
   * Makes one environment in advance.
   *
   * @return whether its init phase went well
   */
  boolean initInAdvance() {
    Timeline timeline = host.service().timeline();
    ExecutionEnvironment environment = environments.makeInAdvance();
    lines.initStarts(environment, PlatformLine.INIT);
    InitPhase init = environment.initInAdvance();
    PlatformLog.Span span = lines.spanOf(init);
    if (environment.isReady()) {
      lines.initEnded(environment, span, PlatformLine.INIT, null);
      environments.giveBack(environment, timeline.nanos());
      return true;
    }
    Verdicts.Verdict<O> verdict = verdicts.ofInit(init, timeline.newId().toString());
    PlatformLog.writeThrown(environment, verdict.thrown(), span.end());
    lines.initEnded(environment, span, PlatformLine.INIT, verdict.failure());
    environments.abandon(environment);
    return false;
  }

  DeployedFunction function() {
    return function;
  }

  FunctionSettings settings() {
    return function.settings();
  }

  String version() {
    return function.info().version();
  }

  @Nullable
  Snapshot snapshot() {
    return snapshot;
  }

  Environments environments() {
    return environments;
  }

  InvocationRunner<O> runner() {
    return runner;
  }
}
