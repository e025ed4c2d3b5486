package dev.faas.testkit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.DecodeException;
import dev.faas.events.HttpRequest;
import dev.faas.events.QueueMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What is told to someone whose file is not there or is not what it should be. */
class EventRefusalTest {

  private static Throwable failure(Class<?> testClass) {
    List<org.junit.platform.testkit.engine.Event> failed = EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(testClass))
        .execute()
        .allEvents()
        .failed()
        .list();
    assertThat(failed).hasSize(1);
    return failed
        .get(0)
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  static class AnotherKind {
    @Test
    void asks(@Event("events/one-mail.json") HttpRequest request) {}
  }

  @Test
  void aFileOfAnotherKindIsNamedWithThePlace() {
    assertThat(failure(AnotherKind.class))
        .hasMessageContaining("events/one-mail.json: apigw-v2 at $")
        .hasRootCauseInstanceOf(DecodeException.class);
  }

  static class FaultyFolder {
    @ParameterizedTest
    @Events(folder = "events")
    void asks(QueueMessage message) {}
  }

  @Test
  void allFaultyFilesOfAFolderAreNamed() {
    assertThat(failure(FaultyFolder.class).getMessage())
        .contains("events/broken.json: sqs at $.Records[0].messageId: expected ")
        .contains("events/two-mails.json is a batch of 2, but parameter 'message' of asks takes one"
            + " item. Write Batch<QueueMessage>.")
        .doesNotContain("one-mail");
  }

  static class Nowhere {
    @ParameterizedTest
    @Event("events/nowhere.json")
    void asks(QueueMessage message) {}
  }

  static class NoFolder {
    @ParameterizedTest
    @Events(folder = "nowhere")
    void asks(QueueMessage message) {}
  }

  static class EmptyFolder {
    @ParameterizedTest
    @Events(folder = "src/test/java")
    void asks(QueueMessage message) {}
  }

  @Test
  void whereItWasLookedForIsSaid() {
    assertThat(failure(Nowhere.class))
        .hasMessage("There is no file events/nowhere.json, neither on the class path nor in "
            + Path.of("").toAbsolutePath() + ".");
    assertThat(failure(NoFolder.class)).hasMessageStartingWith("There is no folder nowhere,");
    assertThat(failure(EmptyFolder.class))
        .hasMessage("No file in the folder src/test/java ends in .json.");
  }

  static class UnknownType {
    @Test
    void asks(@Event("events/one-mail.json") Integer number) {}
  }

  static class NoParameter {
    @ParameterizedTest
    @Event("events/one-mail.json")
    void asks() {}
  }

  @Test
  void whatAParameterCanBeIsSaid() {
    assertThat(failure(UnknownType.class))
        .hasMessageContaining("No event can be decoded to java.lang.Integer, which parameter"
            + " 'number' of asks wants. It can be HttpRequest, Payload, String, or an item");
    assertThat(failure(NoParameter.class))
        .hasMessage("@Event has no parameter to go to: give asks one of the event's type.");
  }
}
