package dev.faas.examples.hello;

import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The functions of this example, deployed, each under the kinds of event that it handles. */
final class Functions implements AutoCloseable {

  /** A function with the format of its events. */
  record Target<I, O>(LocalFunction<I, O> function, EventFormat<I, O> format) {

    /** Throws a {@link dev.faas.DecodeException} if the event breaks the shape of its kind. */
    Outcome<O> invoke(Payload event) {
      format.decode(event);
      return function.invoke(event);
    }
  }

  private final LocalInvoker invoker = LocalInvoker.create();
  private final Map<String, Target<?, ?>> byKind;

  Functions() {
    Target<?, ?> hello =
        new Target<>(invoker.deploy(FunctionDefinition.of(Hello.class)), AwsEvents.http());
    Target<?, ?> orders =
        new Target<>(invoker.deployEach(FunctionDefinition.of(Orders.class)), AwsEvents.queue());
    byKind = Map.of("apigw-v1", hello, "apigw-v2", hello, "function-url", hello, "sqs", orders);
  }

  Optional<Target<?, ?>> forKind(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  InstantSource clock() {
    return invoker.timeline();
  }

  @Override
  public void close() {
    invoker.close();
  }
}
