package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.BatchResponse;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessages;
import java.util.List;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.Test;

class FaasSoftAssertionsTest {

  /** Run by its test. */
  public static final class True implements Runnable {
    @Override
    public void run() {
      FaasSoftAssertions.assertSoftly(softly -> {
        var good = Sample.pets("/pets/7");
        softly.assertThat(good).succeeded().coldStarted().result().isNotNull();
        softly.assertThatResponse(good).hasStatus(200).json(Pets.Pet.class).isNotNull();
        softly.assertThat(HttpResponse.ok()).hasStatus(200);
        softly.assertThat(BatchResponse.success()).isSuccess();
        softly.assertThatBatch(Sample.mails(QueueMessages.of("a"))).isSuccess();
        softly.assertThat("the assertions of AssertJ").isNotEmpty();
      });
    }
  }

  @Test
  void whatIsTruePasses() throws Exception {
    OnTheClassPath.run(True.class);
  }

  /** Run by its test. */
  public static final class False implements Runnable {
    @Override
    public void run() {
      var good = Sample.pets("/pets/7");
      var broken = Sample.pets("/broken");
      FaasSoftAssertions softly = new FaasSoftAssertions();
      softly.assertThat(broken).succeeded().warmStarted().failed();
      softly.assertThat(good).result().isNull();
      softly.assertThatResponse(good).hasStatus(404).hasHeader("ETag").hasBody("");
      softly.assertThatResponse(good).json(Pets.Pet.class).isNull();
      softly.assertThatResponse(broken).hasStatus(500);
      softly.assertThat(HttpResponse.ok()).hasStatus(201);
      softly.assertThat(new BatchResponse(List.of("1"))).isSuccess();
      softly.assertThatBatch(Sample.mails(QueueMessages.of("a"))).hasFailed("b");
      softly.assertThat(1).isEqualTo(2);

      assertThat(softly.errorsCollected()).hasSize(11);
      assertThatExceptionOfType(AssertJMultipleFailuresError.class)
          .isThrownBy(softly::close)
          .withMessageContaining("Expected the function to return, but:\n\nPets failed: ")
          .withMessageContaining("Expected a warm start, but it was a cold start:\n\nPets failed: ")
          .withMessageContaining("Expected status 404\nbut found status 200");
    }
  }

  @Test
  void allFailuresAreReportedTogether() throws Exception {
    OnTheClassPath.run(False.class);
  }

  /** Run by its test. */
  public static final class Missing implements Runnable {
    @Override
    public void run() {
      FaasSoftAssertions softly = new FaasSoftAssertions();
      softly.assertThat(Sample.pets("/broken")).result().isEqualTo(HttpResponse.ok());
      assertThat(softly.errorsCollected().get(0).getMessage())
          .startsWith("\nExpected the function to return, but:\n\nPets failed: ");
    }
  }

  @Test
  void aResultThatIsMissingIsOneFailureAmongOthers() throws Exception {
    OnTheClassPath.run(Missing.class);
  }
}
