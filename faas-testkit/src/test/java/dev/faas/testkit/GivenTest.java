package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mock;
import org.mockito.Mockito;
import org.mockito.Spy;
import org.mockito.junit.jupiter.MockitoExtension;

class GivenTest {

  private static final Batch<QueueMessage> ANN = QueueMessages.of("ann@example.org");

  /** Remembers what it was sent. */
  static class FakeMailer implements Mailer {
    final List<String> sent = new ArrayList<>();

    @Override
    public boolean send(String to) {
      return sent.add(to);
    }
  }

  @Test
  void aFieldOfTheTestIsGivenToTheConstructor() {
    TestRun.of(OwnFake.class).passed(2);
  }

  @FaasTest(value = Welcome.class, environmentVariables = "FROM=shop@example.org")
  static class OwnFake {
    @Given
    private final FakeMailer mailer = new FakeMailer();

    @RepeatedTest(2)
    void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome, LogCapture logs) {
      assertThat(welcome.invoke(ANN)).succeeded();
      assertThat(mailer.sent).containsExactly("ann@example.org");
      assertThat(logs).contains("sent ann@example.org from shop@example.org");
    }
  }

  @Test
  void mocksAreGivenWhicheverExtensionComesFirst() {
    TestRun.of(MockitoFirst.class).passed(1);
    TestRun.of(MockitoLast.class).passed(1);
  }

  @ExtendWith(MockitoExtension.class)
  @FaasTest(Welcome.class)
  static class MockitoFirst {
    @Mock
    Mailer mailer;

    @Test
    void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      when(mailer.send("ann@example.org")).thenReturn(true);
      assertThat(welcome.invoke(ANN)).succeeded().logged("sent ann@example.org from nobody");
      verify(mailer).send("ann@example.org");
    }
  }

  @FaasTest(Welcome.class)
  @ExtendWith(MockitoExtension.class)
  static class MockitoLast {
    @Spy
    Mailer mailer = new FakeMailer();

    @Test
    void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      assertThat(welcome.invoke(ANN)).succeeded();
      assertThat(welcome.invoke(ANN)).warmStarted();
      verify(mailer, times(2)).send("ann@example.org");
    }
  }

  @Test
  void aFieldMayBeSetBeforeEachTest() {
    TestRun.of(SetLater.class).passed(1);
  }

  @FaasTest(Welcome.class)
  static class SetLater {
    @Given
    Mailer mailer;

    @BeforeEach
    void prepare() {
      mailer = to -> false;
    }

    @Test
    void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      assertThat(welcome.invoke(ANN)).logged("[WARN] not sent ann@example.org");
    }
  }

  @Test
  void anObjectThatWasReplacedIsTakenAtAColdStart() {
    TestRun.of(Replaced.class).passed(2);
  }

  @FaasTest(Welcome.class)
  @ExtendWith(MockitoExtension.class)
  @TestInstance(Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodName.class)
  static class Replaced {
    @Mock
    Mailer mailer;

    FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome;

    @Test
    void a() {
      assertThat(welcome.invoke(ANN)).coldStarted();
      assertThat(welcome.invoke(ANN)).warmStarted();
      verify(mailer, times(2)).send("ann@example.org");
    }

    @Test
    void b() {
      assertThat(welcome.invoke(ANN)).coldStarted();
      verify(mailer).send("ann@example.org");
    }
  }

  @Test
  void functionsThatTestsShareTakeStaticFields() {
    TestRun.of(Shared.class).passed(2);
  }

  @FaasTest(Welcome.class)
  static class Shared {
    @Given
    static final FakeMailer MAILER = new FakeMailer();

    static FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome;

    @RepeatedTest(2)
    void sends() {
      int before = MAILER.sent.size();
      assertThat(welcome.invoke(ANN)).succeeded();
      assertThat(MAILER.sent).hasSize(before + 1);
    }
  }

  @Test
  void aFieldFurtherInHidesOneFurtherOut() {
    TestRun.of(Outside.class).passed(2);
  }

  @FaasTest(Welcome.class)
  static class Outside {
    @Given
    Mailer mailer = to -> false;

    @Nested
    class Inside {
      @Given
      final FakeMailer mailer = new FakeMailer();

      @Test
      void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
        assertThat(welcome.invoke(ANN)).succeeded();
        assertThat(mailer.sent).hasSize(1);
      }
    }

    @Nested
    class AnotherInside {
      @Test
      void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
        assertThat(welcome.invoke(ANN)).logged("not sent");
      }
    }

    @Nested
    @FaasTest(Hello.class)
    class OtherFunctions {}
  }

  @Test
  void theNameChoosesAmongSeveralOfOneType() {
    TestRun.of(TwoMailers.class).passed(1);
  }

  @FaasTest(Welcome.class)
  static class TwoMailers {
    @Given
    final FakeMailer mailer = new FakeMailer();

    @Mock
    Mailer other = Mockito.mock(Mailer.class);

    @Test
    void sends(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      assertThat(welcome.invoke(ANN)).succeeded();
      assertThat(mailer.sent).hasSize(1);
    }
  }

  @Test
  void aMockThatNoHandlerTakesIsLeftAlone() {
    TestRun.of(UnusedMock.class).passed(1);
  }

  @FaasTest(Hello.class)
  static class UnusedMock {
    @Mock
    Mailer mailer;

    @Test
    void sends(FunctionUnderTest<?, ?> hello) {
      assertThat(hello.invokeJson("{}")).failed();
    }
  }

  @Test
  void aBuilderWithAClassGivesButADefinitionIsMadeAsItSays() {
    TestRun.of(Registered.class).passed(1);
  }

  static class Registered {
    @RegisterExtension
    final FaasExtension faas = FaasExtension.builder()
        .function(Welcome.class)
        .function(FunctionDefinition.of(Welcome.class), FunctionSettings.named("defined"))
        .build();

    @Given
    final FakeMailer mailer = new FakeMailer();

    @Test
    void sends(
        @Deployed(as = "Welcome") FunctionUnderTest<Batch<QueueMessage>, BatchResponse> given,
        @Deployed(as = "defined") FunctionUnderTest<Batch<QueueMessage>, BatchResponse> defined) {
      given.invoke(ANN);
      defined.invoke(ANN);
      assertThat(mailer.sent).hasSize(1);
    }
  }
}
