package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarriedTest {

  /** An event of the user's own. */
  public static final class Order {}

  public static final class Orders implements EventHandler<Order> {
    @Override
    public void on(Order order, Context context) {}
  }

  public static final class Other implements EventHandler<Order> {
    @Override
    public void on(Order order, Context context) {}
  }

  /** Loads the classes of this test again. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(CarriedTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CarriedTest.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defined(name);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  private final Filter<Order, @Nullable Void> filter =
      (event, context, next) -> next.handle(event, context);
  private final Filter<Batch<Order>, BatchResponse> batchFilter =
      (event, context, next) -> next.handle(event, context);

  @Test
  void plainClassCarriesNothing() {
    assertThat(FunctionDefinition.of(Orders.class).carried()).isEmpty();
  }

  @Test
  void handlerAndFiltersAreCarried() {
    Orders handler = new Orders();

    assertThat(FunctionDefinition.of(handler)
            .filteredBy(filter)
            .aroundBatch(batchFilter)
            .carried())
        .containsExactly(batchFilter, filter, handler);
  }

  @Test
  void factoryIsCarriedAndOfAMakerTheMakerItself() {
    FunctionFactory factory = new FunctionFactory() {
      @Override
      public <H> Optional<H> create(Class<H> handlerClass, World world) {
        return Optional.empty();
      }
    };
    FunctionFactory.Maker<Orders> maker = world -> new Orders();

    assertThat(FunctionDefinition.of(Orders.class).createdBy(factory).carried())
        .containsExactly(factory);
    assertThat(FunctionDefinition.of(Orders.class).madeBy(maker).carried()).containsExactly(maker);
  }

  @Test
  @SuppressWarnings("unchecked")
  void definitionForTheSameClassLoadedAnewHasItsTypesFromThere() throws Exception {
    Class<? extends Handler<Order, @Nullable Void>> again =
        (Class<? extends Handler<Order, @Nullable Void>>)
            new Anew().loadClass(Orders.class.getName());

    FunctionDefinition<Order, @Nullable Void> moved =
        FunctionDefinition.of(Orders.class).filteredBy(filter).forClass(again);

    assertThat(moved.handlerClass()).isSameAs(again).isNotSameAs(Orders.class);
    assertThat(moved.inputType().rawClass().getName()).isEqualTo(Order.class.getName());
    assertThat(moved.inputType().rawClass()).isNotSameAs(Order.class);
    assertThat(moved.newHandler(FixedContext.WORLD)).isInstanceOf(again);
    assertThat(moved.carried()).containsExactly(filter);
  }

  @Test
  void anotherClassIsRefused() {
    assertThatThrownBy(() -> FunctionDefinition.of(Orders.class).forClass(Other.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another loading of " + Orders.class.getName())
        .hasMessageContaining("found " + Other.class.getName());
  }

  @Test
  void handlerThatExistsIsNotMadeAgain() {
    assertThatThrownBy(() -> FunctionDefinition.of(new Orders()).forClass(Orders.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a handler already");
  }

  @Test
  void typeThatReflectionFoundIsAType() throws Exception {
    var method = Orders.class.getMethod("on", Order.class, Context.class);

    assertThat(Type.reflected(method.getGenericParameterTypes()[0]))
        .isEqualTo(Type.of(Order.class));
    assertThatThrownBy(() -> Type.reflected(Batch.class.getTypeParameters()[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("E has a type variable");
  }
}
