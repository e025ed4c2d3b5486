package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionInfo;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.time.SimulatedTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {

  private final SimulatedTime time = SimulatedTime.startingAt(Instant.EPOCH);
  private final EnvironmentLog log = EnvironmentLog.open(
      new LogGroup("/aws/lambda/f"), FunctionInfo.named("f"), time, time.random());
  private final PrintStream originalOut = System.out;
  private final PrintStream originalErr = System.err;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream consoleOut =
      new PrintStream(console, true, StandardCharsets.ISO_8859_1);

  @BeforeEach
  void replaceConsole() {
    System.setOut(consoleOut);
  }

  @AfterEach
  void restoreConsole() {
    System.setOut(originalOut);
    System.setErr(originalErr);
  }

  @Test
  void theLastToCloseRestoresExactlyWhatWasThere() {
    OutputCapture first = OutputCapture.open();
    OutputCapture second = OutputCapture.open();
    assertThat(System.out).isNotSameAs(consoleOut);

    first.close();
    first.close();
    assertThat(System.out).isNotSameAs(consoleOut);
    second.close();

    assertThat(System.out).isSameAs(consoleOut);
    assertThat(System.err).isSameAs(originalErr);
  }

  @Test
  void aStreamThatSomebodyElsePutMeanwhileStays() {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    OutputCapture capture = OutputCapture.open();
    PrintStream ours = System.out;
    PrintStream theirs = new PrintStream(seen, true, StandardCharsets.UTF_8);
    System.setOut(theirs);

    capture.close();

    assertThat(System.out).isSameAs(theirs);
    ours.print("passes on");
    assertThat(console.toString(StandardCharsets.ISO_8859_1)).isEqualTo("passes on");
  }

  @Test
  void ourStreamThatCameBackIsUsedAgainAndRemovedInTheEnd() {
    OutputCapture capture = OutputCapture.open();
    PrintStream ours = System.out;
    System.setOut(originalOut);
    capture.close();
    System.setOut(ours);

    OutputCapture again = OutputCapture.open();
    assertThat(System.out).isSameAs(ours);
    again.close();

    assertThat(System.out).isSameAs(consoleOut);
  }

  @Test
  void outputOfOtherThreadsPassesThroughInTheOriginalCharset() {
    try (OutputCapture capture = OutputCapture.open()) {
      System.out.println("grün");
      System.out.printf(Locale.ROOT, "%d%%", 50);
      System.out.append('!').append("?").append("abc", 1, 2);
      System.out.write('\n');
      System.out.flush();
      assertThat(System.out.checkError()).isFalse();
    }

    assertThat(console.toString(StandardCharsets.ISO_8859_1))
        .isEqualTo("grün" + System.lineSeparator() + "50%!?b\n");
    assertThat(log.stream().lines()).isEmpty();
  }

  @Test
  @Reproduces("streams-are-wrapped-once")
  void everyWayToPrintInAnEnvironmentEndsInItsLog() throws Exception {
    inEnvironment(StandardStreamsTest::printInEveryWay);

    assertThat(messages())
        .containsExactly(
            "truec121.52.5xynull",
            "true",
            "c",
            "1",
            "2",
            "1.5",
            "2.5",
            "xy",
            "object",
            "null",
            "1-2",
            "bytes ä",
            "more",
            "appended",
            "err");
    assertThat(((OutputLine) log.stream().lines().get(14)).source())
        .isEqualTo(OutputLine.Source.STDERR);
    assertThat(console.size()).isZero();
  }

  private static void printInEveryWay() throws IOException {
    PrintStream out = System.out;
    out.print(true);
    out.print('c');
    out.print(1);
    out.print(2L);
    out.print(1.5f);
    out.print(2.5);
    out.print(new char[] {'x', 'y'});
    out.print((Object) null);
    out.println();
    out.println(true);
    out.println('c');
    out.println(1);
    out.println(2L);
    out.println(1.5f);
    out.println(2.5);
    out.println(new char[] {'x', 'y'});
    out.println((Object) "object");
    out.println((String) null);
    out.printf("%s-%s%n", 1, 2);
    out.write("bytes ä".getBytes(StandardCharsets.UTF_8));
    out.writeBytes("\nmore".getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    out.append("appended\n");
    System.err.println("err");
  }

  @Test
  void aHandlerThatClosesTheStreamBreaksNothing() throws Exception {
    inEnvironment(() -> {
      System.out.println("before");
      System.out.close();
      System.out.flush();
      System.out.println("after " + System.out.checkError());
    });
    consoleOut.print("alive");

    assertThat(messages()).containsExactly("before", "after false");
    assertThat(console.toString(StandardCharsets.ISO_8859_1)).isEqualTo("alive");
  }

  @Test
  void threadsThatAnEnvironmentStartsWriteToItsLog() throws Exception {
    inEnvironment(() -> {
      Thread child = new Thread(() -> System.out.println("from a child"));
      child.start();
      child.join();
    });

    assertThat(messages()).containsExactly("from a child");
  }

  private List<String> messages() {
    return log.stream().lines().stream()
        .map(line -> ((OutputLine) line).message())
        .toList();
  }

  private interface Body {
    void run() throws Exception;
  }

  private void inEnvironment(Body body) throws Exception {
    try (OutputCapture capture = OutputCapture.open()) {
      Thread thread = new Thread(() -> {
        log.attachToCurrentThread();
        try {
          body.run();
        } catch (Exception failure) {
          throw new AssertionError(failure);
        }
      });
      thread.start();
      thread.join();
    }
  }
}
