package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ContextTest {

  @Test
  void aContextThatTellsNoInvocationsApartWrapsNothing() {
    Context context = new FixedContext();
    Runnable task = () -> {};
    Callable<String> question = () -> "answer";

    assertThat(context.wrap(task)).isSameAs(task);
    assertThat(context.wrap(question)).isSameAs(question);
  }

  @Test
  void aContextOfAPlatformThatSaysNothingMoreHasNothingMore() {
    Context context = new FixedContext();

    assertThat(context.trace()).isNull();
    assertThat(context.clientContext()).isNull();
    assertThat(context.callerIdentity()).isNull();
    assertThat(context.tenantId()).isNull();
  }

  @Test
  void clientContextDoesNotFollowTheMapsItWasMadeOf() {
    Map<String, String> env = new HashMap<>(Map.of("platform", "Android"));
    ClientContext context = new ClientContext(Map.of("app_title", "Shop"), Map.of(), env);
    env.put("platform", "iPhoneOS");

    assertThat(context.env()).containsOnly(Map.entry("platform", "Android"));
  }

  @Test
  void aWrappedExecutorGivesItsTasksToTheOneBehind() {
    List<Runnable> given = new ArrayList<>();
    Executor executor = new FixedContext().wrap((Executor) task -> {
      given.add(task);
      task.run();
    });

    assertThat(CompletableFuture.supplyAsync(() -> "answer", executor).join()).isEqualTo("answer");
    assertThat(given).hasSize(1);
  }
}
