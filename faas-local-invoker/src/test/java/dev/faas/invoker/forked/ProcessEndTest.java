package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All the ways in which a process ends, and that nothing of it is left. */
class ProcessEndTest {

  @AfterEach
  void nothingOutlivesATest() throws Exception {
    Fork.await(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    Fork.await(() -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("faas ")));
  }

  @ParameterizedTest
  @CsvSource({
    "/exit/0, 0, Runtime exited without providing a reason",
    "/exit/3, 3, Runtime exited with error: exit status 3",
    "/halt/4, 4, Runtime exited with error: exit status 4"
  })
  void aHandlerThatExitsEndsTheProcessWithItsStatus(String path, int status, String message)
      throws Exception {
    try (Fork fork = Fork.deeds()) {
      assertExit(() -> fork.get(path), status, null, message);
      assertThat(fork.process.isAlive()).isFalse();
      assertExit(() -> fork.get("/echo/x"), status, null, message);
    }
  }

  @Test
  void aConstructorThatExitsEndsTheInitPhase() {
    try (Fork fork = Fork.of(Deeds.ExitingConstructor.class.getName())) {
      assertExit(fork::start, 3, null, "Runtime exited with error: exit status 3");
    }
  }

  @Test
  void aStaticInitializerThatExitsEndsTheInitPhase() {
    try (Fork fork = Fork.of(Deeds.ExitingInitializer.class.getName())) {
      assertExit(fork::start, 0, null, "Runtime exited without providing a reason");
    }
  }

  @Test
  @Reproduces("error-types-of-java")
  void aConstructorThatThrowsIsAnErrorOfTheInitPhase() {
    try (Fork fork = Fork.of(Deeds.ThrowingConstructor.class.getName())) {
      assertThatThrownBy(fork::start).isInstanceOfSatisfying(ReportedError.class, error -> {
        assertThat(error.errorType()).isEqualTo("Runtime.BadFunctionCode");
        assertThat(error.payload().text())
            .isEqualTo("{\"errorMessage\":\"no database\",\"errorType\":"
                + "\"java.lang.IllegalStateException\",\"stackTrace\":null}");
      });
      Fork.await(() -> fork.output().contains("no database: java.lang.IllegalStateException\n"));
    } catch (Exception late) {
      throw new AssertionError(late);
    }
  }

  @Test
  void aStaticInitializerThatThrowsIsAnErrorOfTheInitPhase() {
    try (Fork fork = Fork.of(Deeds.ThrowingInitializer.class.getName())) {
      assertThatThrownBy(fork::start).isInstanceOfSatisfying(ReportedError.class, error -> {
        assertThat(error.errorType()).isEqualTo("Runtime.BadFunctionCode");
        assertThat(error)
            .hasMessage("Error loading class " + Deeds.ThrowingInitializer.class.getName());
      });
    }
  }

  @Test
  void aMissingClassIsAnErrorOfEachInvocationAndNotOfTheInitPhase() throws Exception {
    try (Fork fork = Fork.of("com.example.Missing").start()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> fork.get("/echo/x"))
            .isInstanceOfSatisfying(ReportedError.class, error -> {
              assertThat(error.errorType()).isEqualTo("Runtime.BadFunctionCode");
              assertThat(error.payload().text())
                  .isEqualTo("{\"errorMessage\":\"Class not found: com.example.Missing\","
                      + "\"errorType\":\"java.lang.ClassNotFoundException\",\"stackTrace\":null}");
            });
      }
    }
  }

  @Timeout(60)
  @ParameterizedTest
  @CsvSource({
    "/recurse, java.lang.StackOverflowError",
    "/thread, java.lang.StackOverflowError",
    "/memory, java.lang.OutOfMemoryError",
  })
  void anErrorOfTheJvmIsReportedAndThenTheProcessEnds(String path, String errorType)
      throws Exception {
    try (Fork fork = Fork.deeds()) {
      assertThatThrownBy(() -> fork.get(path))
          .isInstanceOfSatisfying(
              ReportedError.class,
              error -> assertThat(error.payload().text())
                  .contains("\"errorType\":\"" + errorType + "\""));
      assertThat(fork.process.isAlive()).isFalse();
      assertExit(() -> fork.get("/echo/x"), 0, null, "Runtime exited without providing a reason");
    }
  }

  @Test
  @Reproduces("exit-by-signal")
  void aKillFromOutsideIsASignal() throws Exception {
    try (Fork fork = Fork.deeds()) {
      CompletableFuture<String> looping = async(() -> fork.get("/loop"));
      Fork.await(() -> fork.output().contains("looping"));
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").endsWith("java"))
          .forEach(ProcessHandle::destroyForcibly);
      assertExit(() -> result(looping), -1, "killed", "Runtime exited with error: signal: killed");
    }
  }

  @Test
  void anEndlessLoopIsKilledTogetherWithTheProgramsItStarted() throws Exception {
    try (Fork fork = Fork.deeds()) {
      long program = Long.parseLong(fork.get("/program"));
      CompletableFuture<String> looping = async(() -> fork.get("/loop"));
      Fork.await(() -> fork.output().contains("looping"));

      fork.process.kill();

      assertExit(() -> result(looping), -1, "killed", "Runtime exited with error: signal: killed");
      Fork.await(() -> ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramThatAHandlerStartedEndsWithTheHandlersExitAndHoldsNothingUp() throws Exception {
    try (Fork fork = Fork.deeds()) {
      assertExit(() -> fork.get("/leave/3"), 3, null, "Runtime exited with error: exit status 3");

      assertThat(pumps()).isEmpty();
      assertThat(fork.output()).matches("\\d+\n");
      assertIsGone(Long.parseLong(fork.output().strip()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramWhoseParentHasEndedIsKilledWithTheProcess() throws Exception {
    try (Fork fork = Fork.deeds()) {
      long daemon = Long.parseLong(fork.get("/daemon"));

      fork.process.kill();

      Fork.await(() -> !fork.process.isAlive());
      assertIsGone(daemon);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramWhoseParentHasEndedIsGoneAfterTheShutdown() throws Exception {
    long daemon;
    try (Fork fork = Fork.deeds()) {
      daemon = Long.parseLong(fork.get("/daemon"));
    }

    assertIsGone(daemon);
    assertThat(pumps()).isEmpty();
  }

  @Test
  void anInterruptOfTheWaitingThreadKillsTheProcess() throws Exception {
    try (Fork fork = Fork.deeds()) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread waiting = new Thread(() -> thrown.complete(thrownBy(() -> fork.get("/loop"))));
      waiting.start();
      Fork.await(() -> fork.output().contains("looping"));

      waiting.interrupt();

      assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      Fork.await(() -> !fork.process.isAlive());
    }
  }

  @Test
  void aPoliteEndLetsShutdownHooksRunAndAnImpatientOneDoesNotWaitForThem() throws Exception {
    try (Fork polite = Fork.deeds()) {
      polite.get("/hook");
      polite.process.freeze();
      polite.process.shutDown(Duration.ofSeconds(60));
      assertThat(polite.output()).endsWith("hook\n");
    }
    try (Fork stubborn = Fork.deeds()) {
      stubborn.get("/stubborn");
      stubborn.process.shutDown(Duration.ofMillis(100));
      assertThat(stubborn.process.isAlive()).isFalse();
    }
  }

  private static void assertExit(ThrowingCallable call, int status, String signal, String message) {
    assertThatThrownBy(call).isInstanceOfSatisfying(ProcessExit.class, exit -> {
      assertThat(exit).hasMessage(message);
      assertThat(exit.signal()).isEqualTo(signal);
      assertThat(exit.status()).isEqualTo(status);
    });
  }

  /** It is no longer, or waits for its parent to notice. */
  private static void assertIsGone(long pid) throws Exception {
    Fork.await(() -> !Files.exists(Path.of("/proc/" + pid)) || FreezeTest.stateOf(pid) == 'Z');
  }

  private static List<String> pumps() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("faas process") && name.matches(".* (out|err)"))
        .toList();
  }

  private static Throwable thrownBy(ThrowingCallable call) {
    try {
      call.call();
      return new AssertionError("nothing was thrown");
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private static CompletableFuture<String> async(java.util.concurrent.Callable<String> call) {
    CompletableFuture<String> future = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        future.complete(call.call());
      } catch (Throwable thrown) {
        future.completeExceptionally(thrown);
      }
    });
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  private static String result(CompletableFuture<String> future) throws Throwable {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException thrown) {
      throw thrown.getCause();
    }
  }
}
