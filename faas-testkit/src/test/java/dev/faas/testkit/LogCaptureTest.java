package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.PlatformLine;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

@FaasTest({LogCaptureTest.Talkative.class, Mails.class})
class LogCaptureTest {

  /** Says something at several levels. */
  public static final class Talkative implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      context.logger().debug("asked for {}", request.path());
      context.logger().atWarn().addKeyValue("left", 3).log("stock is low");
      System.out.println("plain");
      context.logger().error("broken", new IllegalStateException("no disk"));
      return HttpResponse.ok();
    }
  }

  private FunctionUnderTest<HttpRequest, HttpResponse> talkative;
  private FunctionUnderTest<Batch<QueueMessage>, BatchResponse> mails;
  private LogCapture logs;

  @Test
  void showsWhatAllFunctionsOfTheTestWrite(@Deployed(Mails.class) LogCapture ofMails) {
    assertThat(logs).isEmpty();

    talkative.invoke(HttpRequest.get("/one"));
    mails.invoke(QueueMessages.of("ann"));

    assertThat(logs).contains("plain", "sent ann");
    assertThat(ofMails).contains("sent ann").doesNotContain("plain").hasSize(1);
    assertThat(talkative.logs()).doesNotContain("sent ann");
  }

  @Test
  void isNarrowedByLevel() {
    talkative.invoke(HttpRequest.get("/one"));
    assertThat(logs.atLevel(Level.INFO).messages()).containsExactly("plain");
    assertThat(logs.atLeast(Level.WARN).messages()).containsExactly("stock is low", "broken");
  }

  @Test
  void isNarrowedByText() {
    talkative.invoke(HttpRequest.get("/one"));
    assertThat(logs.containing("left=3")).hasSize(1);
    assertThat(logs.containing("no disk").messages()).containsExactly("broken");
    assertThat(logs.containing("no disk").atLevel(Level.WARN)).isEmpty();
  }

  @Test
  void isNarrowedByLogger() {
    talkative.invoke(HttpRequest.get("/one"));
    String logger = logs.containing("broken").lines().get(0).loggerName();
    assertThat(logger).isNotNull();
    assertThat(logs.fromLogger(logger).messages()).contains("broken").doesNotContain("plain");
    assertThat(logs.fromLogger(LogCaptureTest.class)).isEmpty();
    assertThat(logs.fromLogger(logger.substring(0, logger.length() - 1))).isEmpty();
  }

  @Test
  void isNarrowedByRequest() {
    Outcome<HttpResponse> one = talkative.invoke(HttpRequest.get("/one"));
    Outcome<HttpResponse> two = talkative.invoke(HttpRequest.get("/two"));
    assertThat(logs.of(two)).contains("asked for /two").doesNotContain("asked for /one");
    assertThat(logs.ofRequest(one.invocation().requestId())).contains("asked for /one");
  }

  @Test
  void isNarrowedByWhateverElseALineKnows() {
    talkative.invoke(HttpRequest.get("/one"));
    LogCapture plain =
        logs.where("of the streams", line -> line.source() == OutputLine.Source.STDOUT);
    assertThat(plain).lines().extracting(OutputLine::text).containsExactly("plain");
    assertThat(plain.unfiltered()).anyMatch(line -> line instanceof PlatformLine.Report);
  }

  @Test
  void knowsTheOrder() {
    talkative.invoke(HttpRequest.get("/one"));
    assertThat(logs).containsInOrder("asked for", "plain", "broken");
    Failure.of(() -> assertThat(logs).containsInOrder("broken", "plain"))
        .contains("'plain' is not there in its turn in the log of Talkative, Mails: 4 of 4 lines");
  }

  @Test
  void aFailurePrintsTheLines() {
    talkative.invoke(HttpRequest.get("/one"));
    Failure.of(() -> assertThat(logs.atLeast(Level.WARN)).contains("plain", "stock"))
        .isEqualTo("""

        Expected a line that contains
          plain
        but there is none in the log of Talkative, Mails, at least WARN: 2 of 4 lines
          | [WARN] stock is low left=3
          | [ERROR] broken""");
    Failure.of(() -> assertThat(logs).doesNotContain("stock")).contains("but there is one in");
    Failure.of(() -> assertThat(logs).isEmpty()).contains("Expected 0 lines, but there are 4 in");
  }

  @Test
  void whereNothingIsLeftTheOthersArePrinted() {
    Failure.of(() -> assertThat(logs).contains("x")).endsWith("Talkative, Mails: no lines");
    mails.invoke(QueueMessages.of("ann"));
    Failure.of(() -> assertThat(logs.atLevel(Level.ERROR)).contains("ann")).endsWith("""
        in the log of Talkative, Mails, at level ERROR: none of these 1
          | sent ann""");
  }

  @Test
  void softAssertionsCollectTheirFailures() throws Exception {
    OnTheClassPath.run(Soft.class);
  }

  /** Made by name. */
  public static final class Soft implements Runnable {
    @Override
    public void run() {
      try (var mails = FunctionUnderTest.each(dev.faas.FunctionDefinition.of(Mails.class))) {
        mails.invoke(QueueMessages.of("ann"));
        Failure.of(() -> FaasSoftAssertions.assertSoftly(softly -> {
              softly.assertThat(mails.logs()).contains("bob");
              softly.assertThat(mails.logs()).hasSize(2);
            }))
            .contains("bob", "Expected 2 lines, but there are 1");
      }
    }
  }
}
