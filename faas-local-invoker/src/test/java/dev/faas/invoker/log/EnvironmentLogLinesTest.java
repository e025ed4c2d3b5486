package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionInfo;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine writes into a stream besides START, END and REPORT. */
class EnvironmentLogLinesTest {

  private static final FunctionInfo FUNCTION = FunctionInfo.named("Orders");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SimulatedTime time = SimulatedTime.startingAt(NOON);
  private final LogGroup group = new LogGroup("/aws/lambda/Orders");
  private final EnvironmentLog log = EnvironmentLog.open(group, FUNCTION, time, time.random());

  @Test
  void streamInAGroupOfAnotherNameIsNamedAfterTheFunctionToo() {
    LogGroup own = new LogGroup("/shop/all");
    EnvironmentLog other = EnvironmentLog.open(own, FUNCTION.withVersion("7"), time, time.random());

    assertThat(other.stream().name()).matches("2026/03/01/Orders\\[7][0-9a-f]{32}");
    assertThat(log.stream().name()).matches("2026/03/01/\\[\\$LATEST][0-9a-f]{32}");
  }

  @Test
  @Reproduces("order-of-a-restore")
  void linesOfARestoreGoToTheInvocationAfterIt() {
    log.write(new PlatformLine.RestoreStart(NOON, FUNCTION, null, null));
    print("hook");
    log.write(new PlatformLine.RestoreReport(NOON, Duration.ofMillis(1), null));

    assertThat(invoke("r-1"))
        .extracting(line -> line.text().split(" ")[0])
        .containsExactly("RESTORE_START", "hook", "RESTORE_REPORT", "START", "END", "REPORT");
  }

  @Test
  void linesOfARepeatedInitPhaseGoToTheInvocationAfterItOnly() {
    log.write(initStart(PlatformLine.INIT));
    invoke("r-1");
    invoke("r-2");
    log.write(initStart(PlatformLine.INVOKE));
    print("static initialiser");
    log.write(new PlatformLine.InitReport(
        NOON, Duration.ofMillis(1), PlatformLine.INVOKE, Failure.TIMEOUT));
    List<LogLine> third = invoke("r-3");

    assertThat(third)
        .extracting(line -> line.text().split(" ")[0])
        .containsExactly("INIT_START", "static", "INIT_REPORT", "START", "END", "REPORT");
    assertThat(invoke("r-4")).extracting(LogLine::requestId).containsOnly("r-4");
  }

  @Test
  void aLineOfTheServiceStandsBehindWhatHasBeenPrinted() {
    begin("r-1");
    log.write(
        "r-1",
        (writer, owner, now) -> writer.printing(Source.STDOUT, owner, now).append("unfinished"));
    log.write(new PlatformLine.TimedOut(time.instant(), "r-1", Duration.ofSeconds(3)));

    assertThat(end("r-1"))
        .extracting(LogLine::text)
        .containsSequence(
            "unfinished", "2026-03-01T12:00:00.000Z r-1 Task timed out after 3.00 seconds");
  }

  @Test
  void outputNamesTheTenantOfItsEnvironment() {
    EnvironmentLog blue = EnvironmentLog.open(group, FUNCTION, "blue", time, time.random());
    blue.logger("orders", "r-1").info("one");
    blue.write(
        null, (writer, owner, now) -> writer.printing(Source.STDOUT, owner, now).append("two\n"));
    blue.writeFailure(NOON, "three", new IllegalStateException());
    print("four");

    assertThat(blue.stream().lines())
        .extracting(line -> ((OutputLine) line).tenantId())
        .containsExactly("blue", "blue", "blue");
    assertThat(((OutputLine) log.stream().lines().get(0)).tenantId()).isNull();
  }

  @Test
  void aMessageWithoutALevelIsShownAsItIs() {
    log.writeWithoutLevel("r-1", "a message");

    OutputLine line = (OutputLine) log.stream().lines().get(0);
    assertThat(line.source()).isEqualTo(Source.LAMBDA_LOGGER);
    assertThat(line.requestId()).isEqualTo("r-1");
    assertThat(line.text()).isEqualTo("a message");
  }

  private static PlatformLine.InitStart initStart(String phase) {
    return new PlatformLine.InitStart(NOON, Initialization.ON_DEMAND, phase, FUNCTION, null, null);
  }

  private void print(String text) {
    log.write(
        null,
        (writer, owner, now) -> writer.printing(Source.STDOUT, owner, now).append(text + "\n"));
  }

  private List<LogLine> invoke(String requestId) {
    begin(requestId);
    return end(requestId);
  }

  private void begin(String requestId) {
    log.begin(new PlatformLine.Start(time.instant(), requestId, "$LATEST"), NOON.plusSeconds(3));
  }

  private List<LogLine> end(String requestId) {
    PlatformLine.Report report = new PlatformLine.Report(
        time.instant(), requestId, Duration.ZERO, Duration.ofMillis(1), 128, 0, null, null);
    return log.end(new PlatformLine.End(time.instant(), requestId), report, false);
  }
}
