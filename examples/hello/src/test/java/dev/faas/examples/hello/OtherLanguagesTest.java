package dev.faas.examples.hello;

import static dev.faas.testkit.FaasAssertions.assertThat;

import dev.faas.Payload;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherLanguagesTest {

  @BeforeEach
  void needsNode() throws InterruptedException {
    try {
      new ProcessBuilder("node", "--version").start().waitFor();
    } catch (IOException missing) {
      Assumptions.abort("Node.js is not installed: " + missing.getMessage());
    }
  }

  @Test
  void aFunctionInJavaScriptIsTestedLikeAnyOther() {
    try (LocalInvoker invoker = LocalInvoker.create()) {
      LocalFunction<Payload, Payload> orders = invoker.deploy(
          Program.node(Path.of("src/test/js/orders.mjs"), "handler"),
          FunctionSettings.named("orders").withTimeout(Duration.ofSeconds(10)));

      Outcome<Payload> outcome = orders.invoke(Payload.of("{\"name\":\"Ada\"}"));

      assertThat(outcome).returned(Payload.of("{\"greeting\":\"Hello Ada\"}"));
    }
  }
}
