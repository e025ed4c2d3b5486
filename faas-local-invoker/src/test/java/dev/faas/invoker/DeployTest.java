package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.LINES;
import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployTest extends InvokerTest {

  @Test
  void aSecondFunctionOfTheSameNameIsRefused() {
    deploy((event, context) -> event);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> deploy((event, context) -> event))
        .withMessageContaining("already a function named Echo");
    assertThat(invoker.functions()).hasSize(1);
  }

  @Test
  void aLambdaMustBeGivenAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoker.deploy(
            FunctionDefinition.of(String.class, String.class, (event, context) -> event)))
        .withMessageContaining("FunctionSettings.named");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            invoker.deployEach(FunctionDefinition.forEach(String.class, (item, context) -> {})));
  }

  @Test
  void handlersOfSingleItemsGetBatchesAndReportFailedItems() {
    List<String> seen = new ArrayList<>();
    LocalFunction<Batch<String>, BatchResponse> function = invoker.deployEach(
        FunctionDefinition.forEach(String.class, (item, context) -> {
          seen.add(item);
          if (item.equals("poison")) {
            throw new IllegalStateException("bad item");
          }
        }),
        LINES,
        SETTINGS);

    Outcome<BatchResponse> outcome = function.invokeRaw(Payload.of("a\npoison\nb"));

    assertThat(seen).containsExactly("a", "poison", "b");
    assertThat(returned(outcome).result().failedIds()).containsExactly("poison");
    assertThat(output(outcome))
        .hasSize(1)
        .allMatch(line -> line.startsWith("[ERROR] item poison failed"));
  }

  @Test
  @Reproduces({"variables-of-the-service", "language-and-zone", "paths"})
  void theFunctionSeesItsEnvironmentVariablesAndThoseOfTheService() {
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(String.class, String.class, (event, context) -> {
          Map<String, String> variables = context.environmentVariables().asMap();
          variables.keySet().stream()
              .sorted()
              .forEach(name -> System.out.println(name + "=" + variables.get(name)));
          return variables.get(event);
        }),
        TEXT,
        SETTINGS
            .withEnvironmentVariable("TABLE", "orders")
            .withEnvironmentVariable("TZ", "Europe/Zurich"));

    Outcome<String> outcome = function.invoke("TABLE");

    assertThat(returned(outcome).result()).isEqualTo("orders");
    assertThat(output(outcome))
        .contains(
            "AWS_DEFAULT_REGION=us-east-1",
            "AWS_EXECUTION_ENV=AWS_Lambda_java" + Runtime.version().feature(),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
            "AWS_LAMBDA_FUNCTION_NAME=Echo",
            "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
            "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/Echo",
            "AWS_LAMBDA_LOG_STREAM_NAME=" + outcome.invocation().logStream(),
            "AWS_REGION=us-east-1",
            "LANG=en_US.UTF-8",
            "LD_LIBRARY_PATH=/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib",
            "PATH=/usr/local/bin:/usr/bin/:/bin:/opt/bin",
            "TZ=Europe/Zurich");
  }

  @Test
  @Reproduces({"context-request-id", "context-log", "context-function", "context-memory"})
  void theContextKnowsTheFunctionAndTheRequest() {
    try (LocalInvoker china = LocalInvoker.builder()
        .timeline(time)
        .region("cn-north-1")
        .accountId("000000000001")
        .build()) {
      LocalFunction<String, String> function = china.deploy(
          FunctionDefinition.of(
              String.class,
              String.class,
              (event, context) -> context.function() + " " + context.requestId() + " "
                  + context.clock().instant()),
          TEXT,
          SETTINGS
              .withMemoryMegabytes(512)
              .withTimeout(Duration.ofSeconds(7))
              .withDescription("echoes"));

      Outcome<String> outcome = function.invoke("x");

      assertThat(returned(outcome).result())
          .isEqualTo(
              function.info().withLogs("/aws/lambda/Echo", outcome.invocation().logStream()) + " "
                  + outcome.invocation().requestId() + " " + NOON);
      assertThat(function.info().resourceName())
          .isEqualTo("arn:aws-cn:lambda:cn-north-1:000000000001:function:Echo");
      assertThat(function.info().memoryMegabytes()).isEqualTo(512);
      assertThat(function.info().timeout()).isEqualTo(Duration.ofSeconds(7));
      assertThat(function.settings().description()).isEqualTo("echoes");
      assertThat(function).hasToString("function Echo (" + function.toString().substring(15));
    }
  }

  @Test
  void regionAndAccountMustLookRight() {
    assertThatIllegalArgumentException().isThrownBy(() -> LocalInvoker.builder().region("Zurich"));
    assertThatIllegalArgumentException().isThrownBy(() -> LocalInvoker.builder().accountId("1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalInvoker.builder().stallLimit(Duration.ZERO));
  }

  @Test
  void settingsAreTakenAsGiven() {
    EnvironmentVariables variables = EnvironmentVariables.of(Map.of("AB", "1"));

    assertThat(SETTINGS.withName("Other").withEnvironmentVariables(variables))
        .isEqualTo(FunctionSettings.named("Other").withEnvironmentVariable("AB", "1"));
  }
}
