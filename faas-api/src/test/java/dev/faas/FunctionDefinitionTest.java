package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionDefinitionTest {

  interface Named extends Handler<List<String>, Integer> {}

  interface Renamed<B, A> extends Handler<A, Map<String, B[]>> {}

  abstract static class Middle<X> implements Renamed<List<X>, X> {}

  public static final class Deep extends Middle<String> {
    @Override
    public Map<String, List<String>[]> handle(String event, Context context) {
      return Map.of();
    }
  }

  public static final class Open<T> implements Handler<T, String> {
    @Override
    public String handle(T event, Context context) {
      return "";
    }
  }

  @SuppressWarnings("rawtypes")
  public static final class Raw implements Handler {
    @Override
    public Object handle(Object event, Context context) {
      return event;
    }
  }

  @Test
  void typesAreFoundThroughSeveralLevelsOfSupertypes() {
    FunctionDefinition<?, ?> definition = FunctionDefinition.of(Deep.class);

    assertThat(definition.inputType()).isEqualTo(Type.of(String.class));
    assertThat(definition.outputType()).isEqualTo(new Type<Map<String, List<String>[]>>() {});
    assertThat(definition.outputType())
        .hasToString("java.util.Map<java.lang.String, java.util.List<java.lang.String>[]>");
    assertThat(definition.outputType().hashCode())
        .isEqualTo(new Type<Map<String, List<String>[]>>() {}.hashCode());
  }

  abstract static class Bounded<T> implements Handler<List<? extends T>, Map<?, ? super T>> {}

  public static final class BoundedByText extends Bounded<String> {
    @Override
    public Map<?, ? super String> handle(List<? extends String> event, Context context) {
      return Map.of();
    }
  }

  @Test
  void typeVariablesInTheBoundsOfWildcardsAreFoundToo() {
    FunctionDefinition<?, ?> definition = FunctionDefinition.of(BoundedByText.class);

    Type<List<? extends String>> input = new Type<>() {};
    Type<Map<?, ? super String>> output = new Type<>() {};
    assertThat(definition.inputType()).isEqualTo(input).hasSameHashCodeAs(input);
    assertThat(definition.outputType())
        .isEqualTo(output)
        .hasSameHashCodeAs(output)
        .hasToString("java.util.Map<?, ? super java.lang.String>");
  }

  @Test
  void lambdaAssignedToANamedHandlerCarriesItsTypes() {
    Named lambda = (event, context) -> event.size();
    Named reference = FunctionDefinitionTest::size;

    assertThat(FunctionDefinition.of(lambda).inputType()).isEqualTo(new Type<List<String>>() {});
    assertThat(FunctionDefinition.of(reference).outputType()).isEqualTo(Type.of(Integer.class));
  }

  private static int size(List<String> event, Context context) {
    return event.size();
  }

  @Test
  void bareLambdaIsRefusedWithTheWayToDeclareIt() {
    Handler<String, String> lambda = (event, context) -> event;

    assertThatThrownBy(() -> FunctionDefinition.of(lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FunctionDefinition.of(In.class, Out.class, lambda)");
  }

  @Test
  void openTypeVariableIsRefusedWithTheWayToDeclareIt() {
    assertThatThrownBy(() -> FunctionDefinition.of(new Open<String>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves T open")
        .hasMessageContaining("new Type<In>() {}");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void rawHandlerIsRefused() {
    assertThatThrownBy(() -> FunctionDefinition.of((Class) Raw.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without type arguments");
  }

  @Test
  void typeWithAVariableIsRefused() {
    assertThatThrownBy(FunctionDefinitionTest::<String>listType)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("type variable");
  }

  private static <T> Type<List<T>> listType() {
    return new Type<List<T>>() {};
  }

  @Test
  void filterAttachedFirstIsTheOutermost() throws Exception {
    List<String> calls = new ArrayList<>();
    FunctionDefinition<String, String> definition = FunctionDefinition.of(
            String.class, String.class, (event, context) -> event + "!")
        .filteredBy(tracing("outer", calls))
        .filteredBy(tracing("inner", calls));

    String result = definition
        .filters()
        .around(definition.newHandler(FixedContext.WORLD))
        .handle("hi", new FixedContext());

    assertThat(result).isEqualTo("hi!");
    assertThat(calls).containsExactly("outer", "inner", "inner done", "outer done");
  }

  private static Filter<String, String> tracing(String name, List<String> calls) {
    return (event, context, next) -> {
      calls.add(name);
      String result = next.handle(event, context);
      calls.add(name + " done");
      return result;
    };
  }

  @Test
  void batchFilterSeesTheWholeBatchAndItemFilterEachItem() throws Exception {
    List<String> seen = new ArrayList<>();
    FunctionDefinition<String, @Nullable Void> definition = FunctionDefinition.forEach(
            String.class, (item, context) -> seen.add("handled " + item))
        .filteredBy((item, context, next) -> {
          seen.add("item " + item);
          return next.handle(item, context);
        })
        .aroundBatch((batch, context, next) -> {
          seen.add("batch of " + batch.items().size());
          return next.handle(batch, context);
        });

    Invocable bound = Invocable.bindEach(definition, new CommaFormat(), FixedContext.WORLD);
    Payload answer = bound.invoke(Payload.of("a,b"), new FixedContext());

    assertThat(answer.text()).isEqualTo("[]");
    assertThat(seen).containsExactly("batch of 2", "item a", "handled a", "item b", "handled b");
  }

  @Test
  void batchFilterOnAFunctionThatIsNeverCalledWithBatchesIsRefused() {
    FunctionDefinition<String, String> definition =
        FunctionDefinition.of(String.class, String.class, (event, context) -> event);

    assertThatThrownBy(
            () -> definition.aroundBatch((batch, context, next) -> next.handle(batch, context)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Use filteredBy");
  }

  @Test
  void batchFilterIsNeverLeftOutByBindingSingleEvents() {
    FunctionDefinition<String, @Nullable Void> definition = FunctionDefinition.forEach(
            String.class, (item, context) -> {})
        .aroundBatch((batch, context, next) -> next.handle(batch, context));

    assertThatThrownBy(() -> Invocable.bind(definition, new VoidFormat(), FixedContext.WORLD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bindEach");
  }

  @Test
  void handlerIsMadeAnewForEachBindingButAGivenOneIsShared() throws Exception {
    FunctionDefinition<String, Map<String, List<String>[]>> made =
        FunctionDefinition.of(Deep.class);
    Deep deep = new Deep();

    assertThat(made.newHandler(FixedContext.WORLD))
        .isNotSameAs(made.newHandler(FixedContext.WORLD));
    assertThat(FunctionDefinition.of(deep).newHandler(FixedContext.WORLD)).isSameAs(deep);
  }

  @Test
  void givenFactoryIsAskedFirstAndMayLeaveTheClassToTheStandardOne() throws Exception {
    List<Class<?>> asked = new ArrayList<>();
    FunctionFactory factory = new FunctionFactory() {
      @Override
      public <H> Optional<H> create(Class<H> handlerClass, World world) {
        asked.add(handlerClass);
        return Optional.empty();
      }
    };

    assertThat(FunctionDefinition.of(Deep.class).createdBy(factory).newHandler(FixedContext.WORLD))
        .isInstanceOf(Deep.class);
    assertThat(asked).containsExactly(Deep.class);
  }

  @Test
  void makerMakesTheHandlerOfEachEnvironmentFromItsWorld() throws Exception {
    List<FunctionFactory.World> worlds = new ArrayList<>();
    FunctionDefinition<String, Map<String, List<String>[]>> definition = FunctionDefinition.of(
            Deep.class)
        .madeBy(world -> {
          worlds.add(world);
          return new Deep();
        });

    assertThat(definition.newHandler(FixedContext.WORLD))
        .isNotSameAs(definition.newHandler(FixedContext.WORLD));
    assertThat(worlds).containsExactly(FixedContext.WORLD, FixedContext.WORLD);
  }

  private static final class CommaFormat implements WireFormat<Batch<String>, BatchResponse> {
    @Override
    public Batch<String> decode(Payload in) {
      List<Batch.Item<String>> items = new ArrayList<>();
      for (String part : in.text().split(",")) {
        items.add(new Batch.Item<>(part, null, part));
      }
      return new Batch<>(items);
    }

    @Override
    public Payload encode(BatchResponse result, Batch<String> event) {
      return Payload.of(result.failedIds().toString());
    }
  }

  private static final class VoidFormat implements WireFormat<String, @Nullable Void> {
    @Override
    public String decode(Payload in) {
      return in.text();
    }

    @Override
    public Payload encode(@Nullable Void result, String event) {
      return Payload.empty();
    }
  }
}
