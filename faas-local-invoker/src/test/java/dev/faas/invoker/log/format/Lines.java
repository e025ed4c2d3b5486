package dev.faas.invoker.log.format;

import dev.faas.FunctionInfo;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Figure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.log.PlatformLine.Restore;
import dev.faas.invoker.log.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** Lines to be rendered. */
final class Lines {

  static final Instant TIME = Instant.parse("2026-10-08T07:30:27.768Z");
  static final String REQUEST = "79b5e81f-9cdd-4145-b1f6-7c50ef8a2a36";
  static final Failure EXIT = new Failure("error", "Runtime.ExitError");
  static final Trace TRACE = new Trace("Root=1-62e900b2-710d;Parent=0efb;Sampled=1", "54565fb4");
  static final FunctionInfo FUNCTION = FunctionInfo.named("Orders")
      .withResourceName("arn:aws:lambda:eu-central-1:123456789012:function:Orders")
      .withMemoryMegabytes(256)
      .withLogs("/aws/lambda/Orders", "2026/10/08/[$LATEST]22be53a8cfde4e68b844f8ec293b2543");

  private Lines() {}

  static PlatformLine.InitStart initStart(String runtimeVersion) {
    return new PlatformLine.InitStart(
        TIME,
        Initialization.ON_DEMAND,
        PlatformLine.INIT,
        FUNCTION,
        runtimeVersion,
        runtimeVersion == null ? null : "arn:" + runtimeVersion);
  }

  static PlatformLine.InitReport initReport(Initialization initialization, Failure failure) {
    return new PlatformLine.InitReport(
        TIME, initialization, Duration.ofNanos(125_330_000), PlatformLine.INIT, failure);
  }

  static PlatformLine.RestoreStart restoreStart() {
    return new PlatformLine.RestoreStart(TIME, FUNCTION, "java:21.v38", "arn:java");
  }

  static PlatformLine.RestoreReport restoreReport(Failure failure) {
    return new PlatformLine.RestoreReport(TIME, Duration.ofNanos(15_190_000), failure);
  }

  static PlatformLine.Start start() {
    return new PlatformLine.Start(TIME, REQUEST, "$LATEST");
  }

  static PlatformLine.End end() {
    return new PlatformLine.End(TIME, REQUEST);
  }

  static PlatformLine.Report report(Duration init, Failure failure) {
    return new PlatformLine.Report(
        TIME,
        REQUEST,
        Duration.ofNanos(1_233_960_000),
        Duration.ofMillis(1698),
        256,
        123,
        init,
        failure);
  }

  /** With all that is optional. */
  static PlatformLine.Report fullReport() {
    return new PlatformLine.Report(
        TIME,
        REQUEST,
        Duration.ofNanos(147_156_000),
        Duration.ofMillis(201),
        512,
        91,
        Figure.MEASURED,
        1_000_000,
        null,
        new Restore(Duration.ofNanos(500_795_400), Duration.ofMillis(53)),
        null,
        50,
        "blue",
        TRACE);
  }

  static PlatformLine.TimedOut timedOut() {
    return new PlatformLine.TimedOut(TIME, REQUEST, Duration.ofSeconds(3));
  }

  static PlatformLine.Fault fault() {
    return new PlatformLine.Fault(
        TIME, REQUEST, "Runtime exited without providing a reason", "Runtime.ExitError");
  }

  static PlatformLine.Notice notice() {
    return new PlatformLine.Notice(TIME, REQUEST, "The function started threads.");
  }

  static PlatformLine.Dropped dropped() {
    return new PlatformLine.Dropped(TIME, 123, 12345);
  }

  static OutputLine printed(String message) {
    return output(Source.STDOUT, Level.INFO, message, null, List.of());
  }

  static OutputLine logged(Level level, String message, String... markers) {
    return output(Source.SLF4J, level, message, null, List.of(markers));
  }

  static OutputLine output(
      Source source, Level level, String message, Throwable thrown, List<String> markers) {
    return new OutputLine(
        TIME,
        REQUEST,
        null,
        source,
        level,
        source.isLogger() ? "shop.Orders" : null,
        "main",
        message,
        thrown,
        markers,
        Map.of(),
        List.of());
  }
}
