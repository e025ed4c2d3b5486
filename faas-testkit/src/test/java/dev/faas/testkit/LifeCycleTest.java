package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.LocalInvoker;
import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class LifeCycleTest {

  private static final HttpRequest REQUEST = HttpRequest.get("/");
  private static final Queue<LocalInvoker> INVOKERS = new ConcurrentLinkedQueue<>();

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  /** Nothing of a test may be left: no open service, no thread, no captured stream. */
  @AfterEach
  void nothingOutlivesItsTest() {
    INVOKERS.forEach(invoker -> assertThatIllegalStateException()
        .isThrownBy(() -> invoker.deploy(FunctionDefinition.of(Hello.class)))
        .withMessageContaining("closed"));
    INVOKERS.clear();
    assertThat(System.out).isSameAs(out);
    assertThat(System.err).isSameAs(err);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("faas Hello"));
  }

  @Test
  void everyTestStartsCold() {
    TestRun.of(EveryTest.class).passed(3);
    assertThat(INVOKERS).doesNotHaveDuplicates().hasSize(3);
  }

  @FaasTest(Hello.class)
  static class EveryTest {
    FunctionUnderTest<HttpRequest, HttpResponse> field;

    @BeforeEach
    void isTheSameInAllMethodsOfATest(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
      assertThat(hello).isSameAs(field);
      assertThat(hello.invoke(REQUEST)).coldStarted();
    }

    @Test
    void one(FunctionUnderTest<HttpRequest, HttpResponse> hello, LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(hello.invoke(REQUEST)).warmStarted();
    }

    @RepeatedTest(2)
    void several(LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(field.invoke(REQUEST)).warmStarted();
    }
  }

  @Test
  void aStaticFieldIsSharedByTheTestsOfItsClass() {
    TestRun.of(StaticField.class).passed(3);
    assertThat(StaticField.hello).isNull();
  }

  @FaasTest(Hello.class)
  @TestMethodOrder(MethodName.class)
  static class StaticField {
    static FunctionUnderTest<HttpRequest, HttpResponse> hello;

    StaticField(FunctionUnderTest<HttpRequest, HttpResponse> same) {
      assertThat(same).isSameAs(hello);
    }

    @Test
    void a(LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(hello.invoke(REQUEST)).coldStarted();
    }

    @Test
    void b(FunctionUnderTest<HttpRequest, HttpResponse> same) {
      assertThat(same).isSameAs(hello);
      assertThat(same.invoke(REQUEST)).warmStarted();
    }

    @Nested
    class Inside {
      @Test
      void c(FunctionUnderTest<HttpRequest, HttpResponse> same) {
        assertThat(same).isSameAs(hello);
      }
    }
  }

  @Test
  void oneObjectForAllTestsSharesItsFunctions() {
    TestRun.of(OneObject.class).passed(2);
  }

  @FaasTest(Hello.class)
  @TestInstance(Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodName.class)
  static class OneObject {
    final FunctionUnderTest<HttpRequest, HttpResponse> given;
    FunctionUnderTest<HttpRequest, HttpResponse> field;

    OneObject(FunctionUnderTest<HttpRequest, HttpResponse> given, LocalInvoker invoker) {
      INVOKERS.add(invoker);
      this.given = given;
    }

    @Test
    void a() {
      assertThat(field).isSameAs(given);
      assertThat(field.invoke(REQUEST)).coldStarted();
    }

    @Test
    void b() {
      assertThat(field.invoke(REQUEST)).warmStarted();
    }
  }

  @Test
  void anExtensionInAStaticFieldIsSharedByTheTestsOfItsClass() {
    TestRun.of(StaticExtension.class).passed(2);
  }

  @TestMethodOrder(MethodName.class)
  static class StaticExtension {
    @RegisterExtension
    static final FaasExtension FAAS =
        FaasExtension.builder().function(FunctionDefinition.of(Hello.class)).build();

    StaticExtension(LocalInvoker invoker) {
      INVOKERS.add(invoker);
    }

    @Test
    void a(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
      assertThat(hello.invoke(REQUEST)).coldStarted();
    }

    @Nested
    class Inside {
      @Test
      void b(FunctionUnderTest<HttpRequest, HttpResponse> hello) {
        assertThat(hello.invoke(REQUEST)).warmStarted();
      }
    }
  }

  @Test
  void anExtensionInAnInstanceFieldBelongsToOneTest() {
    TestRun.of(ExtensionPerTest.class).passed(2);
  }

  static class ExtensionPerTest {
    @RegisterExtension
    final FaasExtension faas =
        FaasExtension.builder().function(FunctionDefinition.of(Hello.class)).build();

    FunctionUnderTest<HttpRequest, HttpResponse> hello;

    @RepeatedTest(2)
    void startsCold(LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(hello.invoke(REQUEST)).coldStarted();
    }
  }

  @Test
  void aTestWithItsOwnAnnotationNeverShares() {
    TestRun.of(OwnAnnotation.class).passed(2);
  }

  @FaasTest(Hello.class)
  @TestMethodOrder(MethodName.class)
  static class OwnAnnotation {
    static FunctionUnderTest<HttpRequest, HttpResponse> shared;

    @Test
    void a() {
      assertThat(shared.invoke(REQUEST)).coldStarted();
    }

    @Test
    @FaasTest(timeoutSeconds = 5)
    void b(FunctionUnderTest<HttpRequest, HttpResponse> own, LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(own).isNotSameAs(shared);
      assertThat(own.invoke(REQUEST)).coldStarted();
      assertThat(shared.invoke(REQUEST)).warmStarted();
    }
  }

  @Test
  void aFailedTestIsClosedAsWell() {
    assertThat(TestRun.of(Failing.class).failure()).contains("Expected a warm start");
    assertThat(INVOKERS).hasSize(1);
  }

  @FaasTest(Hello.class)
  static class Failing {
    @Test
    void fails(FunctionUnderTest<HttpRequest, HttpResponse> hello, LocalInvoker invoker) {
      INVOKERS.add(invoker);
      assertThat(hello.invoke(REQUEST)).warmStarted();
    }
  }

  @Test
  void testsRunAtTheSameTime() {
    TestRun.inParallel(AtTheSameTime.class).passed(4);
    assertThat(INVOKERS).doesNotHaveDuplicates().hasSize(4);
  }

  @FaasTest(Hello.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class AtTheSameTime {
    static final CountDownLatch TWO_BEGUN = new CountDownLatch(2);
    static final CountDownLatch TWO_COLD = new CountDownLatch(2);

    FunctionUnderTest<HttpRequest, HttpResponse> field;

    @Test
    void one(LocalInvoker invoker) throws Exception {
      startsColdTogetherWithAnother(invoker);
    }

    @Test
    void two(LocalInvoker invoker) throws Exception {
      startsColdTogetherWithAnother(invoker);
    }

    @Nested
    class Inside {
      @Test
      void three(LocalInvoker invoker) throws Exception {
        startsColdTogetherWithAnother(invoker);
      }

      @Test
      void four(LocalInvoker invoker) throws Exception {
        startsColdTogetherWithAnother(invoker);
      }
    }

    private void startsColdTogetherWithAnother(LocalInvoker invoker) throws Exception {
      INVOKERS.add(invoker);
      meet(TWO_BEGUN);
      assertThat(field.invoke(REQUEST)).coldStarted();
      meet(TWO_COLD);
      assertThat(field.invoke(REQUEST)).warmStarted();
    }

    /** Those that come later do not wait: their number may be odd. */
    private static void meet(CountDownLatch two) throws InterruptedException {
      two.countDown();
      if (!two.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("no other test runs at the same time");
      }
    }
  }
}
