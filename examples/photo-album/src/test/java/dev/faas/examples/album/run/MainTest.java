package dev.faas.examples.album.run;

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
    assertThat(lineOf("1-register-cat.json")).contains("Photos", "cold", "201 /photos/cat.jpg");
    assertThat(lineOf("3-list.json")).contains("warm", "200 [{\"key\":\"cat.jpg\"");
    assertThat(lineOf("5-upload-cat.json")).contains("Thumbnails", "every item handled");
    assertThat(lineOf("7-table-changes.json")).contains("Search", "every item handled");
    assertThat(lineOf("8-clicks.json")).contains("Clicks", "every item handled");
    assertThat(lineOf("9-mails-with-poison.json"))
        .contains("partial", "to be delivered again: 5b1f0c1e-7d0a-4c55-9b1e-2f6a4d2e9c02");
    assertThat(out())
        .contains("logs of 9-mails-with-poison.json:", "item 5b1f0c1e")
        .contains("10 files: 9 handled (1 with a partial failure), 0 failed, 0 broken, 1 skipped")
        .contains("skipped: eventbridge-scheduled (1)");
  }

  @Test
  void brokenFileWinsOverFailedInvocationAndTheOthersStillRun() {
    assertThat(run("faulty")).isEqualTo(Main.BROKEN);
    assertThat(lineOf("cut-short.json")).contains("broken", "found the end of the input");
    assertThat(lineOf("mails-without-id.json"))
        .contains("sqs at $.Records[0].messageId: expected a text, found nothing");
    assertThat(lineOf("upload-damaged.json")).contains("Thumbnails", "failed");
    assertThat(out()).contains("3 files: 0 handled, 1 failed, 2 broken, 0 skipped");
  }

  @Test
  void failedInvocationIsExitOneWithItsLogs(@TempDir Path folder) throws IOException {
    Files.copy(Path.of("faulty/upload-damaged.json"), folder.resolve("one.json"));

    assertThat(run(folder.toString())).isEqualTo(Main.FAILED);
    assertThat(out())
        .contains("logs of one.json:", "START RequestId:", "no picture that can be read");
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
    assertThat(lineOf("apigw-v2/samcli__apigateway-http-api-proxy.json")).contains("404");
    assertThat(lineOf("dynamodb/ptts__dynamodb-base.json")).contains("every item handled");
    assertThat(lineOf("kinesis/ptjava__kinesis_event_big.json")).contains("Clicks", "partial");
    assertThat(lineOf("s3/ptts__s3-decoded-key.json")).contains("Thumbnails", "returned");
    assertThat(lineOf("sqs/ptjava__sqs_event_big.json")).contains("Mails", "partial");
    assertThat(out()).contains(" 0 failed, 1 broken, ").contains("skipped: kafka (13)");
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
