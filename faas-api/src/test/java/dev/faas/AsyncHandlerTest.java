package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncHandlerTest {

  public static final class Length implements AsyncHandler<String, Integer> {
    @Override
    public CompletionStage<Integer> start(String event, Context context) {
      return CompletableFuture.supplyAsync(event::length);
    }
  }

  @AfterEach
  void interruptFlagStaysWithItsTest() {
    Thread.interrupted();
  }

  @Test
  void theResultIsThatOfTheStage() throws Exception {
    FunctionDefinition<String, Integer> definition = FunctionDefinition.of(Length.class);

    assertThat(definition.outputType()).isEqualTo(Type.of(Integer.class));
    assertThat(definition.newHandler(FixedContext.WORLD).handle("four", new FixedContext()))
        .isEqualTo(4);
  }

  @Test
  void lambdaIsDeclaredWithTheTypeOfItsResult() throws Exception {
    FunctionDefinition<String, Integer> plain = FunctionDefinition.async(
        String.class, Integer.class, (event, context) -> CompletableFuture.completedStage(1));
    Type<List<String>> lists = new Type<>() {};
    FunctionDefinition<List<String>, List<String>> generic = FunctionDefinition.async(
        lists, lists, (event, context) -> CompletableFuture.completedFuture(event));

    assertThat(plain.outputType()).isEqualTo(Type.of(Integer.class));
    assertThat(plain.newHandler(FixedContext.WORLD).handle("", new FixedContext()))
        .isEqualTo(1);
    assertThat(generic.inputType()).isEqualTo(lists);
  }

  @Test
  void failureOfTheStageComesOutItself() {
    IOException failure = new IOException("no connection");

    assertThatThrownBy(() -> wait(CompletableFuture.failedFuture(failure))).isSameAs(failure);
    assertThatThrownBy(
            () -> wait(CompletableFuture.failedStage(failure).thenApply(Object::toString)))
        .isSameAs(failure);
    assertThatThrownBy(() -> wait(CompletableFuture.failedFuture(
            new CompletionException(new CompletionException(failure)))))
        .isSameAs(failure);
    assertThatThrownBy(() -> wait(CompletableFuture.failedFuture(new StackOverflowError("deep"))))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void failureWithoutACauseComesOutAsItIs() {
    CompletionException bare = new CompletionException("bare", null);

    assertThatThrownBy(() -> wait(CompletableFuture.failedFuture(bare))).isSameAs(bare);
  }

  @Test
  void stageThatWasForgottenIsNamed() {
    AsyncHandler<String, String> handler = (event, context) -> nothing();

    assertThatThrownBy(() -> handler.handle("", new FixedContext()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start returned null");
  }

  @SuppressWarnings("NullAway")
  private static CompletionStage<String> nothing() {
    return null;
  }

  @Test
  void interruptCancelsTheStage() {
    CompletableFuture<String> never = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> wait(never)).isInstanceOf(InterruptedException.class);
    assertThat(never).isCancelled();
  }

  @Test
  void deadlineThatHasPassedCancelsTheStage() {
    CompletableFuture<String> never = new CompletableFuture<>();
    Context late = new FixedContext(() -> false, FixedContext.NOW);
    AsyncHandler<String, String> handler = (event, context) -> never;

    assertThatThrownBy(() -> handler.handle("", late)).isInstanceOf(TimeoutException.class);
    assertThat(never).isCancelled();
  }

  @Test
  void whereTheClockStandsTheWaitGoesOnUntilTheInvocationIsCancelled() {
    CompletableFuture<String> never = new CompletableFuture<>();
    AtomicInteger asked = new AtomicInteger();
    Context standing =
        new FixedContext(() -> asked.incrementAndGet() == 3, FixedContext.NOW.plusMillis(5));
    AsyncHandler<String, String> handler = (event, context) -> never;

    assertThatThrownBy(() -> handler.handle("", standing)).isInstanceOf(TimeoutException.class);
    assertThat(asked).hasValue(3);
    assertThat(never).isCancelled();
  }

  @Test
  void filtersSeeTheResultNotTheStage() throws Exception {
    List<@Nullable Object> seen = new ArrayList<>();
    FunctionDefinition<String, Integer> definition = FunctionDefinition.of(Length.class)
        .filteredBy((event, context, next) -> {
          Integer length = next.handle(event, context);
          seen.add(length);
          return length;
        });

    definition
        .filters()
        .around(definition.newHandler(FixedContext.WORLD))
        .handle("abc", new FixedContext());

    assertThat(seen).containsExactly(3);
  }

  private static <O> O wait(CompletionStage<O> stage) throws Exception {
    AsyncHandler<String, O> handler = (event, context) -> stage;
    return handler.handle("", new FixedContext());
  }
}
