package dev.faas.filters;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.WireFormat;
import dev.faas.testkit.TestContext;
import java.time.Duration;

/** Binds functions of texts, and makes the contexts in which they are invoked. */
final class Bench {

  final MovableClock clock = new MovableClock();

  private static final class Text implements WireFormat<String, String> {
    @Override
    public String decode(Payload in) {
      return in.text();
    }

    @Override
    public Payload encode(String result, String request) {
      return Payload.of(result);
    }
  }

  Invocable bind(FunctionDefinition<String, String> definition) {
    try {
      return Invocable.bind(definition, new Text(), world());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String invoke(Invocable function, String event, TestContext context) throws Exception {
    return function.invoke(Payload.of(event), context).text();
  }

  /** A context with a deadline in three seconds. */
  TestContext context() {
    return TestContext.create().withClock(clock).withRemaining(Duration.ofSeconds(3));
  }

  private FunctionFactory.World world() {
    return new FunctionFactory.World(
        FunctionInfo.named("texts"), EnvironmentVariables.none(), clock);
  }
}
