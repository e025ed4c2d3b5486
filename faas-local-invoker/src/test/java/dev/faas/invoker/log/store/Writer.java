package dev.faas.invoker.log.store;

import dev.faas.FunctionInfo;
import dev.faas.invoker.log.EnvironmentLog;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;

/** An environment that writes to a store. */
final class Writer {

  private final SimulatedTime time;
  private final LogGroup group;
  private final EnvironmentLog log;

  Writer(SimulatedTime time, LogStore store, String function) {
    this(time, store, function, null, LogFormat.text());
  }

  Writer(SimulatedTime time, LogStore store, String function, String chosen, LogFormat format) {
    this.time = time;
    this.group = store.groupFor(function, chosen);
    this.log = EnvironmentLog.open(group, FunctionInfo.named(function), time, time.random())
        .writtenIn(format);
  }

  String group() {
    return group.name();
  }

  String stream() {
    return log.stream().name();
  }

  EnvironmentLog log() {
    return log;
  }

  /** An invocation that prints these lines. */
  void invoke(String requestId, String... printed) {
    begin(requestId);
    for (String line : printed) {
      print(line);
    }
    end(requestId);
  }

  void begin(String requestId) {
    log.begin(
        new PlatformLine.Start(time.instant(), requestId, "$LATEST"),
        time.instant().plusSeconds(9));
  }

  void print(String line) {
    log.standardOutput().println(line);
  }

  void end(String requestId) {
    log.end(
        new PlatformLine.End(time.instant(), requestId),
        new PlatformLine.Report(
            time.instant(), requestId, Duration.ZERO, Duration.ZERO, 128, 0, null, null),
        false);
  }
}
