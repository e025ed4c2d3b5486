package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstructorFactoryTest {

  public static final class Worldly {
    final EnvironmentVariables variables;
    final InstantSource clock;

    public Worldly() {
      throw new AssertionError("the fuller constructor is preferred");
    }

    public Worldly(InstantSource clock, EnvironmentVariables variables) {
      this.clock = clock;
      this.variables = variables;
    }

    public Worldly(String other, EnvironmentVariables variables, InstantSource clock) {
      throw new AssertionError("a String is not offered: " + other + variables + clock);
    }
  }

  public static final class Failing {
    public Failing() throws IOException {
      throw new IOException("no connection");
    }
  }

  public abstract static class Unfinished {
    public Unfinished() {}
  }

  public static final class Closed {
    private Closed() {}
  }

  @Test
  void constructorReceivesWhatItAsksForOfTheWorld() throws Exception {
    Worldly made = make(Worldly.class);

    assertThat(made.clock).isSameAs(FixedContext.WORLD.clock());
    assertThat(made.variables).isSameAs(FixedContext.WORLD.environmentVariables());
  }

  @Test
  void constructorsOwnExceptionComesOut() {
    assertThatThrownBy(() -> make(Failing.class))
        .isInstanceOf(IOException.class)
        .hasMessage("no connection");
  }

  static final class Hidden implements Handler<String, String> {
    public Hidden() {}

    @Override
    public String handle(String event, Context context) {
      return event;
    }
  }

  @Test
  void classThatCannotBeMadeIsLeftToOthers() throws Exception {
    for (Class<?> type : List.of(Closed.class, Unfinished.class, Hidden.class)) {
      assertThat(FunctionFactory.standard().create(type, FixedContext.WORLD)).isEmpty();
      assertThat(
              FunctionFactory.found(getClass().getClassLoader()).create(type, FixedContext.WORLD))
          .isEmpty();
    }
  }

  @Test
  void handlerThatNobodyMakesIsRefusedWithAdvice() {
    assertThatThrownBy(() -> FunctionDefinition.of(Hidden.class).newHandler(FixedContext.WORLD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Hidden cannot be made")
        .hasMessageContaining("createdBy");
  }

  private static <H> H make(Class<H> type) throws Exception {
    return FunctionFactory.standard().create(type, FixedContext.WORLD).orElseThrow();
  }
}
