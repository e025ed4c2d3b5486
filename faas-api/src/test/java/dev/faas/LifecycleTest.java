package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final List<String> told = new ArrayList<>();

  /** Says what it is told, and fails at what its name says. */
  private class Part implements Lifecycle {
    private final String name;

    Part(String name) {
      this.name = name;
    }

    @Override
    public void init(FunctionFactory.World world) throws IOException {
      say("init " + world.function().name());
    }

    @Override
    public void beforeCheckpoint() throws IOException {
      say("checkpoint");
    }

    @Override
    public void afterRestore() throws IOException {
      say("restore");
    }

    @Override
    public void shutdown() throws IOException {
      say("shutdown");
    }

    private void say(String what) throws IOException {
      told.add(name + " " + what);
      if (name.startsWith("bad")) {
        throw new IOException(name);
      }
    }
  }

  private final class ItemHandler extends Part implements EventHandler<String> {
    ItemHandler(String name) {
      super(name);
    }

    @Override
    public void on(String item, Context context) {}
  }

  private final class ItemFilter extends Part implements Filter<String, @Nullable Void> {
    ItemFilter(String name) {
      super(name);
    }

    @Override
    public @Nullable Void apply(String event, Context context, Handler<String, @Nullable Void> next)
        throws Exception {
      return next.handle(event, context);
    }
  }

  private final class BatchFilter extends Part implements Filter<Batch<String>, BatchResponse> {
    BatchFilter(String name) {
      super(name);
    }

    @Override
    public BatchResponse apply(
        Batch<String> event, Context context, Handler<Batch<String>, BatchResponse> next)
        throws Exception {
      return next.handle(event, context);
    }
  }

  @Test
  void allPartsAreToldInwardAndAtTheEndOutward() throws Exception {
    Lifecycle all = lifecycle(FunctionDefinition.forEach(String.class, new ItemHandler("handler"))
        .filteredBy(new ItemFilter("first"))
        .filteredBy((event, context, next) -> next.handle(event, context))
        .aroundBatch(new BatchFilter("batch"))
        .filteredBy(new ItemFilter("second")));

    all.init(FixedContext.WORLD);
    assertThat(told)
        .containsExactly(
            "batch init tested", "first init tested", "second init tested", "handler init tested");
    told.clear();
    all.beforeCheckpoint();
    assertThat(told)
        .containsExactly(
            "handler checkpoint", "second checkpoint", "first checkpoint", "batch checkpoint");
    told.clear();
    all.afterRestore();
    assertThat(told)
        .containsExactly("batch restore", "first restore", "second restore", "handler restore");
    told.clear();
    all.shutdown();
    assertThat(told)
        .containsExactly("handler shutdown", "second shutdown", "first shutdown", "batch shutdown");
  }

  @Test
  void partThatStandsThereTwiceIsToldOnce() throws Exception {
    ItemFilter filter = new ItemFilter("filter");
    Lifecycle all = lifecycle(FunctionDefinition.forEach(String.class, new ItemHandler("handler"))
        .filteredBy(filter)
        .filteredBy(filter));

    all.shutdown();

    assertThat(told).containsExactly("handler shutdown", "filter shutdown");
  }

  @Test
  void failedInitEndsTheInitPhase() {
    Lifecycle all = lifecycle(FunctionDefinition.forEach(String.class, new ItemHandler("handler"))
        .filteredBy(new ItemFilter("bad")));

    assertThatThrownBy(() -> all.init(FixedContext.WORLD)).hasMessage("bad");
    assertThat(told).containsExactly("bad init tested");
  }

  @Test
  void failureKeepsTheOthersFromNothing() {
    Lifecycle all = lifecycle(FunctionDefinition.forEach(String.class, new ItemHandler("bad one"))
        .filteredBy(new ItemFilter("good"))
        .aroundBatch(new BatchFilter("bad two")));

    assertThatThrownBy(all::shutdown)
        .isInstanceOf(IOException.class)
        .hasMessage("bad one")
        .satisfies(failure -> assertThat(failure.getSuppressed())
            .singleElement()
            .satisfies(second -> assertThat(second).hasMessage("bad two")));
    assertThat(told).containsExactly("bad one shutdown", "good shutdown", "bad two shutdown");
    told.clear();
    assertThatThrownBy(all::beforeCheckpoint).hasMessage("bad one");
    assertThatThrownBy(all::afterRestore).hasMessage("bad two");
    assertThat(told).hasSize(6);
  }

  @Test
  void functionWithoutInterestIsToldNothing() throws Exception {
    FunctionDefinition<String, String> definition =
        FunctionDefinition.of(String.class, String.class, (event, context) -> event);
    WireFormat<String, String> format = new TextWire();

    for (Invocable invocable : List.<Invocable>of(
        Invocable.bind(definition, format, FixedContext.WORLD), (event, context) -> event)) {
      Lifecycle none = invocable.lifecycle();
      assertThatCode(() -> {
            none.init(FixedContext.WORLD);
            none.beforeCheckpoint();
            none.afterRestore();
            none.shutdown();
          })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whoImplementsItNeedsToSayNothing() {
    Lifecycle silent = new Lifecycle() {};

    assertThatCode(() -> {
          silent.init(FixedContext.WORLD);
          silent.beforeCheckpoint();
          silent.afterRestore();
          silent.shutdown();
        })
        .doesNotThrowAnyException();
  }

  private static Lifecycle lifecycle(FunctionDefinition<String, @Nullable Void> definition) {
    try {
      return Invocable.bindEach(definition, new NoWire(), FixedContext.WORLD).lifecycle();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static final class TextWire implements WireFormat<String, String> {
    @Override
    public String decode(Payload in) {
      return in.text();
    }

    @Override
    public Payload encode(String result, String event) {
      return Payload.of(result);
    }
  }

  private static final class NoWire implements WireFormat<Batch<String>, BatchResponse> {
    @Override
    public Batch<String> decode(Payload in) {
      throw new AssertionError("no event is sent");
    }

    @Override
    public Payload encode(BatchResponse result, Batch<String> event) {
      throw new AssertionError("no event is sent");
    }
  }
}
