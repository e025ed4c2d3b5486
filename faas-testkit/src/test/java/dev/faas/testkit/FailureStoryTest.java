package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.verify;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** A failure that is not ours tells what the functions did nevertheless. */
class FailureStoryTest {

  @FaasTest(Pets.class)
  static class PlainAssertion {
    @Test
    void fails(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      assertEquals(200, pets.invoke(HttpRequest.get("/nowhere")).payload().size());
    }
  }

  @Test
  void aPlainAssertionGetsTheInvocationWithItsLog() {
    assertThat(TestRun.of(PlainAssertion.class).stackTrace())
        .contains(
            "expected: <200> but was: <",
            "\tSuppressed: since this test began, its functions"
                + " were invoked once\n\nPets returned {\"statusCode\":404")
        .contains("\n  | [INFO] looking for /nowhere\n", "\n  event {", "request ", "cold start");
  }

  @ExtendWith(MockitoExtension.class)
  @FaasTest(Welcome.class)
  static class MockVerified {
    @Mock
    Mailer mailer;

    @Test
    void fails(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      welcome.invoke(QueueMessages.of("ann@example.org"));
      verify(mailer).send("bob@example.org");
    }
  }

  @Test
  void aMockThatWasCalledOtherwiseGetsItToo() {
    assertThat(TestRun.of(MockVerified.class).stackTrace())
        .contains("Argument(s) are different", "Welcome returned", "| [WARN] not sent ann@");
  }

  @FaasTest(Pets.class)
  static class OwnAssertion {
    @Test
    void fails(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      pets.invoke(HttpRequest.get("/one"));
      assertThat(pets.invoke(HttpRequest.get("/two"))).failed();
    }
  }

  @Test
  void whatTheMessageTellsIsNotToldAgain() {
    String trace = TestRun.of(OwnAssertion.class).stackTrace();
    assertThat(trace).contains("were invoked 2 times, the others of which:");
    assertThat(trace.split("looking for /one", -1)).hasSize(2);
    assertThat(trace.split("looking for /two", -1)).hasSize(2);
  }

  @FaasTest(Pets.class)
  static class ManyInvocations {
    @Test
    void fails(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      for (int i = 0; i < 9; i++) {
        pets.invoke(HttpRequest.get("/" + i));
      }
      throw new IllegalStateException("of the test");
    }
  }

  @Test
  void ofManyInvocationsTheLastAreTold() {
    assertThat(TestRun.of(ManyInvocations.class).stackTrace())
        .contains("were invoked 9 times, the last 5 of which:", "looking for /4", "looking for /8")
        .doesNotContain("looking for /3");
  }

  @FaasTest(Pets.class)
  @TestMethodOrder(MethodName.class)
  static class SharedFunction {
    static FunctionUnderTest<HttpRequest, HttpResponse> pets;

    @Test
    void a() {
      pets.invoke(HttpRequest.get("/before"));
    }

    @Test
    void b() {
      pets.invoke(HttpRequest.get("/now"));
      throw new IllegalStateException("of the test");
    }
  }

  @Test
  void theInvocationsOfEarlierTestsAreNotTold() {
    assertThat(TestRun.of(SharedFunction.class).stackTrace())
        .contains("were invoked once", "looking for /now")
        .doesNotContain("looking for /before");
  }

  @FaasTest(Pets.class)
  static class AtTheBeginning {
    @BeforeEach
    void prepare(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      pets.invoke(HttpRequest.get("/early"));
      throw new IllegalStateException("of the preparation");
    }

    @Test
    void isNotReached() {}
  }

  @FaasTest(Pets.class)
  static class AtTheEnd {
    @Test
    void passes(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      pets.invoke(HttpRequest.get("/early"));
    }

    @AfterEach
    void fails() {
      throw new IllegalStateException("of the end");
    }
  }

  @Test
  void methodsAroundATestGetItToo() {
    assertThat(TestRun.of(AtTheBeginning.class).stackTrace()).contains("looking for /early");
    assertThat(TestRun.of(AtTheEnd.class).stackTrace()).contains("looking for /early");
  }

  @FaasTest(Pets.class)
  static class Nothing {
    @Test
    void fails() {
      throw new IllegalStateException("of the test");
    }
  }

  @FaasTest(Pets.class)
  static class Aborted {
    @Test
    void isSkipped(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
      pets.invoke(HttpRequest.get("/one"));
      assumeTrue(false);
    }
  }

  @Test
  void whereNothingIsToBeToldNothingIs() {
    assertThat(TestRun.of(Nothing.class).stackTrace()).doesNotContain("Suppressed");
    TestRun.of(Aborted.class).aborted(1);
  }
}
