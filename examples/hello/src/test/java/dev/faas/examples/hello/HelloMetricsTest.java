package dev.faas.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.metrics.Metrics;
import dev.faas.invoker.version.Alias;
import org.junit.jupiter.api.Test;

class HelloMetricsTest {

  @Test
  void metricsSayWhatWasCalledHowOftenAndHowLong() {
    Metrics metrics = Metrics.create();
    try (LocalInvoker invoker = LocalInvoker.builder().listener(metrics).build()) {
      LocalFunction<HttpRequest, HttpResponse> hello =
          invoker.deploy(FunctionDefinition.of(Hello.class));
      hello.publish();
      LocalFunction<HttpRequest, HttpResponse> live = hello.createAlias(Alias.of("live", "1"));

      live.invoke(HttpRequest.get("/hello?name=Ada"));
      live.invoke(HttpRequest.get("/hello?name=Ada&times=many"));
      hello.invoke(HttpRequest.get("/hello"));

      assertThat(metrics.of("Hello").invocations()).isEqualTo(3);
      assertThat(metrics.of("Hello").alias("live").errors()).isEqualTo(1);
      assertThat(metrics.of("Hello").version("1").duration().p99()).isLessThan(3000);
      assertThat(metrics.account().concurrentExecutions().maximum()).isEqualTo(1);
    }
  }
}
