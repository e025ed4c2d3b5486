package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.AsyncHandler;
import dev.faas.Context;
import dev.faas.DecodeException;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Handler;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.StreamingHandler;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class HandlerStringTest {

  public static final class Greeting implements Handler<String, String> {
    @Override
    public String handle(String event, Context context) {
      return "Hello " + event;
    }
  }

  public abstract static class Counting<T> implements Handler<T, Map<String, Integer>> {}

  public static final class Words extends Counting<List<String>> {
    @Override
    public Map<String, Integer> handle(List<String> event, Context context) {
      return Map.of("words", event.size());
    }
  }

  public static final class Later implements AsyncHandler<Integer, Integer> {
    @Override
    public CompletionStage<Integer> start(Integer event, Context context) {
      return CompletableFuture.completedStage(event + 1);
    }
  }

  public static final class Echo implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  public static final class Copy implements StreamingHandler {
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
      in.transferTo(out);
    }
  }

  public static final class Worldly {
    private final String name;

    public Worldly(EnvironmentVariables variables, FunctionInfo function) {
      this.name = function.name();
    }

    public String name() {
      return name;
    }
  }

  public static final class Told implements Lifecycle {
    private final List<String> told = new ArrayList<>();

    @Override
    public void init(FunctionFactory.World world) {
      told.add("init");
    }

    public List<String> told() {
      return told;
    }
  }

  @Test
  @Reproduces("split-at-the-last")
  void nameIsTakenApartAtTheLastSeparator() {
    HandlerString method = HandlerString.parse("a.B$C::d::e");

    assertThat(method.className()).isEqualTo("a.B$C::d");
    assertThat(method.methodName()).isEqualTo("e");
    assertThat(method).hasToString("a.B$C::d::e");
    assertThat(HandlerString.parse("a.B").className()).isEqualTo("a.B");
    assertThat(HandlerString.parse("a.B").methodName()).isNull();
  }

  @Test
  @Reproduces("class-alone")
  void classIsCalledThroughItsInterface() throws Exception {
    assertThat(Bound.of(Greeting.class).invoke("\"you\"")).isEqualTo("\"Hello you\"");
  }

  @Test
  @Reproduces("types-of-the-interface")
  void typesAreFoundThroughSupertypes() throws Exception {
    assertThat(Bound.of(Words.class).invoke("[\"a\",\"b\"]")).isEqualTo("{\"words\":2}");
  }

  @Test
  void resultOfAnAsyncHandlerIsAwaited() throws Exception {
    assertThat(Bound.of(Later.class).invoke("41")).isEqualTo("42");
  }

  @Test
  @Reproduces("class-alone")
  void rawAndStreamingHandlersGetTheBytes() throws Exception {
    assertThat(Bound.of(Echo.class).invoke("no JSON")).isEqualTo("no JSON");
    assertThat(Bound.of(Copy.class).invoke("no JSON")).isEqualTo("no JSON");
  }

  @Test
  @Reproduces("interface-by-its-method")
  void methodOfTheInterfaceCanBeNamedToo() throws Exception {
    assertThat(Bound.of(Greeting.class, "handle").invoke("\"you\"")).isEqualTo("\"Hello you\"");
    assertThat(Bound.of(Copy.class, "handle").invoke("no JSON")).isEqualTo("no JSON");
  }

  @Test
  void constructorOfAnyClassReceivesItsWorld() throws Exception {
    assertThat(Bound.of(Worldly.class, "name").invoke("{}")).isEqualTo("\"tested\"");
  }

  @Test
  void objectBehindAMethodIsToldOfItsEnvironment() throws Exception {
    Bound bound = Bound.of(Told.class, "told");

    bound.invocable().lifecycle().init(StillContext.WORLD);

    assertThat(bound.invoke("{}")).isEqualTo("[\"init\"]");
  }

  @Test
  void oneObjectServesAllInvocations() throws Exception {
    Bound bound = Bound.of(Told.class, "told");
    bound.invocable().lifecycle().init(StillContext.WORLD);
    bound.invocable().lifecycle().init(StillContext.WORLD);

    assertThat(bound.invoke("{}")).isEqualTo("[\"init\",\"init\"]");
    assertThat(Bound.of(Told.class, "told").invoke("{}")).isEqualTo("[]");
  }

  @Test
  void jsonThatDoesNotFitFailsTheInvocationInTheWordsOfTheService() throws Exception {
    Bound bound = Bound.of(Words.class);

    assertThatThrownBy(() -> bound.invoke("{}"))
        .isInstanceOf(GuardedFormat.FormatFailure.class)
        .hasMessage("An error occurred during JSON parsing")
        .hasCauseInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> bound.invoke("")).hasMessage("An error occurred during JSON parsing");
  }

  public static final class Endless {
    public Map<String, Object> loop() {
      Map<String, Object> map = new HashMap<>();
      map.put("self", map);
      return map;
    }

    public Object closed() {
      return new Object() {
        @SuppressWarnings("unused") // read by the mapper
        public String getText() {
          throw new IllegalStateException("closed");
        }
      };
    }
  }

  @Test
  void resultThatCannotBeWrittenFailsTheInvocationInTheWordsOfTheService() throws Exception {
    for (String method : List.of("loop", "closed")) {
      Bound bound = Bound.of(Endless.class, method);
      assertThatThrownBy(() -> bound.invoke("{}"))
          .isInstanceOf(GuardedFormat.FormatFailure.class)
          .hasMessage("An error occurred during JSON serialization of response");
    }
  }

  @Test
  void nullEventIsNull() throws Exception {
    assertThat(Bound.of(Greeting.class).invoke(" null ")).isEqualTo("\"Hello null\"");
  }

  @Test
  void handlerIsMadeByTheFactoryThatIsGivenAndByNoOther() throws Exception {
    List<Class<?>> asked = new ArrayList<>();
    FunctionFactory only = new FunctionFactory() {
      @Override
      public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
        asked.add(handlerClass);
        return FunctionFactory.standard().create(handlerClass, world);
      }
    };
    for (String name : List.of(Greeting.class.getName(), Told.class.getName() + "::told")) {
      HandlerString.parse(name)
          .createdBy(only)
          .bind(Bound.class.getClassLoader(), StillContext.WORLD, note -> {})
          .invoke(Payload.of("null"), new StillContext());
    }

    assertThat(asked).containsExactly(Greeting.class, Told.class);
  }
}
