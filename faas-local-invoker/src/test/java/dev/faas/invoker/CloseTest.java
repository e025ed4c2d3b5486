package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloseTest extends InvokerTest {

  private static final String DEEP = ("/" + "x".repeat(200)).repeat(12);

  @Test
  void idleEnvironmentsAreGoneWhenCloseReturns() {
    Thread[] thread = new Thread[1];
    deploy((event, context) -> {
          thread[0] = Thread.currentThread();
          return event;
        })
        .invoke("x");
    assertThat(thread[0].isAlive()).isTrue();

    invoker.close();

    assertThat(thread[0].isAlive()).isFalse();
  }

  @Test
  void aRunningHandlerIsInterruptedAndItsCallerGetsAFailure() throws Exception {
    Blocking blocking = new Blocking();
    LocalFunction<String, String> function = deploy(blocking);
    CompletableFuture<Outcome<String>> outcome = inThread(() -> function.invoke("x"));
    blocking.begun.await();

    invoker.close();

    assertThat(failed(outcome.get()).errorMessage()).contains("the invoker was closed");
    blocking.interrupted.await();
    blocking.thread.join();
  }

  /** Makes a tree that is deeper than a path may be long, by a move from one shallower tree to another. */
  private static void makeWhatCannotBeDeleted(Path directory) throws IOException {
    Path deep = Files.createDirectories(directory.resolve("a" + DEEP));
    Files.createDirectories(directory.resolve("b" + DEEP));
    Files.move(directory.resolve("b"), deep.resolve("b"));
  }

  private static void makeItDeletable(Path directory) throws IOException {
    Files.move(directory.resolve("a" + DEEP + "/b"), directory.resolve("b"));
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void aTemporaryDirectoryThatCannotBeDeletedKeepsNothingElseOpen() throws IOException {
    Path[] directories = new Path[2];
    LocalInvoker own = LocalInvoker.builder().timeline(time).build();
    PrintStream captured = System.out;
    LocalFunction<String, String> first = deploy(own, (event, context) -> {
      directories[0] = context.temporaryDirectory();
      makeWhatCannotBeDeleted(directories[0]);
      return event;
    });
    LocalFunction<String, String> second = own.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> {
          directories[1] = context.temporaryDirectory();
          return event;
        }),
        TEXT,
        FunctionSettings.named("Second"));
    returned(first.invoke("x"));
    returned(second.invoke("x"));

    assertThatThrownBy(own::close).isInstanceOf(UncheckedIOException.class);

    assertThat(directories[0]).exists();
    assertThat(directories[1]).doesNotExist();
    invoker.close();
    assertThat(System.out).isNotSameAs(captured);
    makeItDeletable(directories[0]);
  }

  @Test
  void aHandlerMayCloseItsInvoker() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      invoker.close();
      return event;
    });

    failed(function.invoke("x"));
  }

  @Test
  void aClosedInvokerRefusesToInvokeAndToDeploy() {
    LocalFunction<String, String> function = deploy((event, context) -> event);
    invoker.close();
    invoker.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> function.invoke("x"))
        .withMessage("the invoker is closed: Echo cannot be invoked");
    assertThatIllegalStateException()
        .isThrownBy(() -> invoker.deploy(
            FunctionDefinition.of(String.class, String.class, (event, context) -> event),
            TEXT,
            FunctionSettings.named("Other")));
  }

  @Test
  void standardStreamsAreRestoredWhenTheLastInvokerCloses() {
    PrintStream captured = System.out;
    LocalInvoker second = LocalInvoker.create();
    assertThat(System.out).isSameAs(captured);

    invoker.close();
    assertThat(System.out).isSameAs(captured);
    second.close();

    assertThat(System.out).isNotSameAs(captured);
  }
}
