package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import dev.faas.FunctionInfo;
import dev.faas.invoker.time.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutputCaptureTest {

  private final SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
  private final EnvironmentLog log = EnvironmentLog.open(
      new LogGroup("/aws/lambda/f"), FunctionInfo.named("f"), time, time.random());
  private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ch.qos.logback.classic.Logger root = logback.getLogger("ROOT");
  private final Logger julRoot = Logger.getLogger("");
  private final PrintStream originalOut = System.out;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ListAppender<ILoggingEvent> usersList = new ListAppender<>();
  private final ConsoleAppender<ILoggingEvent> usersConsole = new ConsoleAppender<>();

  @BeforeEach
  void configureLogback() {
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(logback);
    encoder.setPattern("user: %msg%n");
    encoder.start();
    usersConsole.setContext(logback);
    usersConsole.setEncoder(encoder);
    usersConsole.start();
    usersList.start();
    root.addAppender(usersConsole);
    root.addAppender(usersList);
  }

  @AfterEach
  void restore() {
    root.detachAppender(usersConsole);
    root.detachAppender(usersList);
    System.setOut(originalOut);
  }

  @Test
  void theLastToCloseRestoresEverythingExactly() {
    PrintStream out = System.out;
    List<Appender<ILoggingEvent>> appenders = appenders();
    List<Handler> handlers = Arrays.asList(julRoot.getHandlers());
    List<Filter> filters = filters();

    OutputCapture first = OutputCapture.open();
    OutputCapture second = OutputCapture.open();
    assertThat(appenders()).hasSize(appenders.size() + 1).containsAll(appenders);
    assertThat(julRoot.getHandlers()).hasSize(handlers.size() + 1).containsAll(handlers);
    first.close();
    first.close();
    assertThat(appenders()).hasSize(appenders.size() + 1);
    second.close();

    assertThat(appenders()).isEqualTo(appenders);
    assertThat(julRoot.getHandlers()).containsExactlyElementsOf(handlers);
    assertThat(filters()).isEqualTo(filters);
    assertThat(System.out).isSameAs(out);
    assertThat(logback.getCopyOfListenerList())
        .noneMatch(listener -> listener.getClass().getName().startsWith("dev.faas"));
  }

  @Test
  void consolesAreSilentForFunctionsAndOtherAppendersAreNot() throws Exception {
    try (OutputCapture capture = OutputCapture.open()) {
      inEnvironment(() -> LoggerFactory.getLogger("shop").info("of a function"));
      LoggerFactory.getLogger("shop").info("of the test");
    }

    assertThat(messages()).containsExactly("of a function");
    assertThat(console.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("user")))
        .containsExactly("user: of the test");
    assertThat(usersList.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("of a function", "of the test");
  }

  @Test
  void aHandlerThatWritesBytesIsNotTakenForAnAppender() throws Exception {
    try (OutputCapture capture = OutputCapture.open()) {
      inEnvironment(() -> System.out.writeBytes("bytes\n".getBytes(StandardCharsets.UTF_8)));
    }

    assertThat(messages()).containsExactly("bytes");
  }

  @Test
  void loggersThatPassNothingOnAreCapturedAsWell() throws Exception {
    ch.qos.logback.classic.Logger alone = logback.getLogger("alone");
    alone.setAdditive(false);
    try (OutputCapture capture = OutputCapture.open()) {
      inEnvironment(() -> alone.info("alone"));
    } finally {
      alone.setAdditive(true);
    }

    assertThat(messages()).containsExactly("alone");
    assertThat(alone.iteratorForAppenders().hasNext()).isFalse();
  }

  @Test
  void captureOutlivesANewConfigurationOfLogback() throws Exception {
    try (OutputCapture capture = OutputCapture.open()) {
      logback.reset();
      inEnvironment(() -> LoggerFactory.getLogger("shop").info("after"));
    }

    assertThat(messages()).containsExactly("after");
    assertThat(appenders()).isEmpty();
  }

  @Test
  void aFilterThatTheUserSetMeanwhileStays() {
    ConsoleHandler handler = new ConsoleHandler();
    julRoot.addHandler(handler);
    Filter theirs = record -> true;
    OutputCapture capture = OutputCapture.open();
    handler.setFilter(theirs);
    capture.close();

    assertThat(handler.getFilter()).isSameAs(theirs);
    julRoot.removeHandler(handler);
  }

  @Test
  void nothingIsTakenFromThreadsOfOthers() {
    try (OutputCapture capture = OutputCapture.open()) {
      assertThat(Slf4jCapture.isWanted()).isFalse();
      Logger.getLogger("shop").fine("of the test");
    }
    assertThat(log.stream().lines()).isEmpty();
  }

  private List<Appender<ILoggingEvent>> appenders() {
    List<Appender<ILoggingEvent>> all = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(all::add);
    return all;
  }

  private List<Filter> filters() {
    return Arrays.stream(julRoot.getHandlers()).map(Handler::getFilter).toList();
  }

  private List<String> messages() {
    return log.stream().lines().stream()
        .map(line -> ((OutputLine) line).message())
        .toList();
  }

  private void inEnvironment(Runnable body) throws InterruptedException {
    Thread thread = new Thread(() -> {
      log.attachToCurrentThread();
      body.run();
    });
    thread.start();
    thread.join();
  }
}
