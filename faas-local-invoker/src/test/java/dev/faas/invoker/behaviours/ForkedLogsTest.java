package dev.faas.invoker.behaviours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.format.LogFormat;
import dev.faas.invoker.log.format.LogLevel;
import dev.faas.invoker.time.RealTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MarkerFactory;

/** What a process of its own logs has levels, as it has them in the other isolations. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ForkedLogsTest {

  private static final LogFormat ERRORS = LogFormat.json(LogLevel.ERROR, LogLevel.WARN);

  private final LocalInvoker invoker =
      LocalInvoker.builder().timeline(RealTime.create()).build();

  private int deployed;

  @AfterEach
  void close() {
    invoker.close();
  }

  /** Logs at several levels, and then throws if it is told so. */
  public static final class Logging implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      context.logger().info("all is well");
      context.logger().error("boom {}", event.text(), new IllegalStateException("inner"));
      context.logger().atError().addKeyValue("order", 7).log("structured");
      context.logger().error(MarkerFactory.getMarker("FATAL"), "the end");
      System.out.println("printed");
      if (event.text().equals("2")) {
        throw new IllegalArgumentException("two");
      }
      return event;
    }
  }

  /** Throws before it is a handler. */
  public static final class Unmakable implements RawHandler {
    /** Throws. */
    public Unmakable() {
      throw new IllegalStateException("no database");
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  /** Tells its environment variables. */
  public static final class Telling implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + context.environmentVariables().get("AWS_LAMBDA_LOG_FORMAT") + " "
          + context.environmentVariables().get("AWS_LAMBDA_LOG_LEVEL") + "\"");
    }
  }

  private LocalFunction<Payload, Payload> deploy(
      Class<? extends RawHandler> handler, Isolation isolation, LogFormat format) {
    return invoker.deploy(
        handler.getName(),
        FunctionSettings.named(handler.getSimpleName() + deployed++)
            .withIsolation(isolation)
            .withTimeout(Duration.ofSeconds(30))
            .withLogFormat(format));
  }

  private List<String> shown(
      Class<? extends RawHandler> handler, Isolation isolation, String event) {
    Outcome<Payload> outcome = deploy(handler, isolation, ERRORS).invoke(Payload.of(event));
    return ERRORS
        .textOf(outcome.invocation().logLines())
        .lines()
        .filter(line -> !line.contains("\"type\":\"platform."))
        .map(line -> line.replace(outcome.invocation().requestId(), "ID")
            .replaceFirst("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z", "TIME"))
        .toList();
  }

  @Test
  @Reproduces({"java-record", "context-logger", "java-levels"})
  void withJsonTheLoggersLinesAreRecordsWithTheirLevels() {
    assertThat(shown(Logging.class, Isolation.FORKED, "1"))
        .satisfiesExactly(
            boom -> assertThat(boom)
                .startsWith("{\"timestamp\":\"TIME\",\"message\":\"boom 1"
                    + "\\njava.lang.IllegalStateException: inner\\n\\tat ")
                .endsWith("\",\"level\":\"ERROR\",\"AWSRequestId\":\"ID\"}"),
            structured -> assertThat(structured)
                .isEqualTo("{\"timestamp\":\"TIME\",\"message\":\"structured order=7\","
                    + "\"level\":\"ERROR\",\"AWSRequestId\":\"ID\"}"),
            fatal -> assertThat(fatal)
                .isEqualTo("{\"timestamp\":\"TIME\",\"message\":\"the end\","
                    + "\"level\":\"FATAL\",\"AWSRequestId\":\"ID\"}"));
  }

  @Test
  @Reproduces("runtime-error-is-error")
  void withJsonWhatTheHandlerThrowsIsOneRecordAtLevelError() {
    assertThat(shown(Logging.class, Isolation.FORKED, "2"))
        .hasSize(4)
        .last()
        .asString()
        .startsWith(
            "{\"timestamp\":\"TIME\",\"message\":\"two: java.lang.IllegalArgumentException\\n"
                + "java.lang.IllegalArgumentException: two\\n\\tat ")
        .endsWith("\\n\\n\",\"level\":\"ERROR\",\"AWSRequestId\":\"ID\"}");
  }

  @Test
  @Reproduces("runtime-error-is-error")
  void withJsonAnErrorOfTheInitPhaseIsARecordOfNoInvocation() {
    assertThat(shown(Unmakable.class, Isolation.FORKED, "1"))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record)
            .startsWith("{\"timestamp\":\"TIME\",\"message\":\"no database: ")
            .endsWith("\",\"level\":\"ERROR\"}"));
  }

  @Test
  @Reproduces("context-logger")
  void inTextTheLoggersLinesAreThoseOfTheOtherIsolations() {
    List<List<String>> lines = List.of(Isolation.SHARED, Isolation.FORKED).stream()
        .map(isolation -> deploy(Logging.class, isolation, LogFormat.text()))
        .map(function -> function.invoke(Payload.of("1")).invocation().logLines().stream()
            .map(LogLine::text)
            .flatMap(String::lines)
            .filter(line -> line.startsWith("["))
            .toList())
        .toList();

    assertThat(lines.get(1))
        .isEqualTo(lines.get(0))
        .contains("[ERROR] boom 1", "[INFO] all is well");
  }

  @Test
  void theRuntimeIsToldOfJsonAndItsLevelAndNothingOfText() {
    for (Isolation isolation : List.of(Isolation.SHARED, Isolation.FORKED)) {
      assertThat(deploy(Telling.class, isolation, ERRORS)
              .invoke(Payload.of("1"))
              .payload()
              .text())
          .isEqualTo("\"Optional[JSON] Optional[ERROR]\"");
    }
    assertThat(deploy(Telling.class, Isolation.SHARED, LogFormat.text())
            .invoke(Payload.of("1"))
            .payload()
            .text())
        .isEqualTo("\"Optional.empty Optional.empty\"");
  }
}
