package dev.faas.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  @Test
  void everyFileHandledIsExitZeroAndPartialFailureIsShown() {
    assertThat(run("events")).isEqualTo(Main.OK);
    assertThat(lineOf("greet-ada.json")).contains("Hello", "returned", "200 Hello Ada!");
    assertThat(lineOf("greet-world.json")).contains("warm");
    assertThat(lineOf("orders-with-poison.json"))
        .contains("partial", "to be delivered again: 5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c04");
    assertThat(out())
        .contains("logs of orders-with-poison.json:", "item 5b1f0c1e")
        .contains("5 files: 4 handled (1 with a partial failure), 0 failed, 0 broken, 1 skipped")
        .contains("skipped: s3 (1)");
  }

  @Test
  void brokenFileWinsOverFailedInvocationAndTheOthersStillRun() {
    assertThat(run("faulty")).isEqualTo(Main.BROKEN);
    assertThat(lineOf("cut-short.json")).contains("broken", "found the end of the input");
    assertThat(lineOf("orders-without-id.json"))
        .contains("sqs at $.Records[0].messageId: expected a text, found nothing");
    assertThat(lineOf("greet-unhappy.json"))
        .contains("failed", "java.lang.NumberFormatException: For input string: \"three\"");
    assertThat(out()).contains("3 files: 0 handled, 1 failed, 2 broken, 0 skipped");
  }

  @Test
  void failedInvocationIsExitOneWithItsLogs(@TempDir Path folder) throws IOException {
    Files.copy(Path.of("faulty/greet-unhappy.json"), folder.resolve("one.json"));

    assertThat(run(folder.toString())).isEqualTo(Main.FAILED);
    assertThat(out()).contains("logs of one.json:", "START RequestId:", "NumberFormatException");
  }

  @Test
  void missingFolderIsNamedAndExitTwo() {
    assertThat(run("nowhere")).isEqualTo(Main.BROKEN);
    assertThat(complained.toString(StandardCharsets.UTF_8)).contains("nowhere is not a folder");
  }

  @Test
  void realEventsOfAwsRunThrough() {
    Path corpus = Path.of(System.getProperty("faas.corpus", "../../../shared/corpus"));
    Path events = corpus.resolve("events/aws");
    if (!Files.isDirectory(events)) {
      assertThat(System.getenv("CI")).as("no corpus at " + corpus).isNotEqualTo("true");
      Assumptions.abort("no corpus at " + corpus);
    }

    assertThat(run(events.toString())).isEqualTo(Main.BROKEN);
    assertThat(lineOf("function-url/ptts__lambda-invalid.json"))
        .contains("apigw-v2 at $.rawPath: expected a text, found nothing");
    assertThat(lineOf("apigw-v2/samcli__apigateway-http-api-proxy.json")).contains("200 Hello");
    assertThat(lineOf("sqs/ptjava__sqs_event_big.json")).contains("Orders");
    assertThat(out()).contains(" 0 failed, 1 broken, ").contains("skipped: kinesis (10)");
  }

  private int run(String folder) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(complained, true, StandardCharsets.UTF_8);
    return Main.run(new String[] {folder}, out, err, Progress.none());
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String lineOf(String file) {
    return out().lines().filter(line -> line.startsWith(file)).findFirst().orElse("no " + file);
  }
}
