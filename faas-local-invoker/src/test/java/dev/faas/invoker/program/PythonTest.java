package dev.faas.invoker.program;

import static dev.faas.invoker.program.Workbench.output;
import static dev.faas.invoker.program.Workbench.result;
import static dev.faas.invoker.program.Workbench.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python functions that run as they are written for the service. */
class PythonTest extends ProgramTester {

  @Test
  void aFunctionAnswersAndLeavesNothingBesideItsCode() {
    LocalFunction<Payload, Payload> function = bench.python("""
        def handler(event, context):
            return {"got": event["name"]}
        """);

    assertThat(result(function, "{\"name\":\"Ada\"}")).isEqualTo("{\"got\": \"Ada\"}");
    assertThat(result(function, "{\"name\":\"Bob\"}")).isEqualTo("{\"got\": \"Bob\"}");
    assertThat(directory).isDirectoryNotContaining("glob:**__pycache__");
  }

  @Test
  void aFunctionIsNamedByItsFile() {
    Path file = bench.write("place.py", "def order(event, context):\n    return 7");

    assertThat(result(bench.deploy(Program.python(file, "order")), "1")).isEqualTo("7");
  }

  @Test
  void aModuleMayLieInAPackageAndImportOthers() {
    bench.write("shop/__init__.py", "");
    bench.write("shop/prices.py", "TEA = 3");
    bench.write("shop/app.py", "from shop.prices import TEA\ndef handler(e, c): return TEA");

    assertThat(result(bench.deploy(Program.python("shop.app.handler", directory)), "1"))
        .isEqualTo("3");
    assertThat(result(
            bench.deploy(
                Program.python("shop/app.handler", directory), settings().withName("other")),
            "1"))
        .isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "None                                            | null",
        "b'raw \\x00 bytes'                              | raw \0 bytes",
        "(1, 'a')                                        | [1, \"a\"]",
        "decimal.Decimal('1.50')                         | 1.50",
        "{'n': [decimal.Decimal('12345678901234567890')]} | {\"n\": [12345678901234567890]}",
        "collections.namedtuple('P', 'x y')(1, 2)        | {\"x\": 1, \"y\": 2}",
        "float('nan')                                    | NaN"
      })
  void resultsAreWrittenAsTheRuntimeWritesThem(String value, String json) {
    LocalFunction<Payload, Payload> function = bench.python(
        "import collections, decimal\ndef handler(event, context):\n    return " + value);

    assertThat(result(function, "1")).isEqualTo(json);
  }

  @Test
  @Reproduces("errors-of-other-runtimes")
  void anErrorIsReportedWithItsRequestAndWrittenToTheLog() {
    LocalFunction<Payload, Payload> function = bench.python("""
        class Refused(Exception):
            pass

        def handler(event, context):
            raise Refused("no " + event)
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("\"tea\""));

    String id = outcome.invocation().requestId();
    assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
      assertThat(failed.errorType()).isEqualTo("Refused");
      assertThat(failed.errorMessage()).isEqualTo("no tea");
    });
    String file = directory.resolve("app.py").toString();
    assertThat(outcome.payload().text())
        .isEqualTo(
            "{\"errorMessage\": \"no tea\", \"errorType\": \"Refused\", \"requestId\": \"" + id
                + "\", \"stackTrace\": [\"  File \\\"" + file
                + "\\\", line 5, in handler\\n    raise Refused(\\\"no \\\" + event)\\n\"]}");
    assertThat(output(outcome))
        .containsExactly(
            "[ERROR] Refused: no tea\rTraceback (most recent call last):\r\u00a0\u00a0File \""
                + file
                + "\", line 5, in handler\r\u00a0\u00a0\u00a0\u00a0raise Refused(\"no \" + event)");
    assertThat(function.invoke(Payload.of("\"x\"")).invocation().coldStart()).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsAnError() {
    Outcome<Payload> outcome =
        bench.python("def handler(event, context):\n    return {1, 2}").invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith(
            "{\"errorMessage\": \"Unable to marshal response: Object of type set is not JSON"
                + " serializable\", \"errorType\": \"Runtime.MarshalError\", \"requestId\": \"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "app.other    | x = 1      | HandlerNotFound       | Handler 'other' missing on module 'app'",
        "handler      | x = 1      | MalformedHandlerName  | Bad handler 'handler': not enough values",
        "sys.handler  | x = 1      | BuiltInModuleConflict | Cannot use built-in module sys as a",
        "none.handler | x = 1      | ImportModuleError     | Unable to import module 'none': No module",
        "app.handler  | import non | ImportModuleError     | Unable to import module 'app': No module",
        "app.handler  | def (:     | UserCodeSyntaxError   | Syntax error in module 'app': invalid"
      })
  @Reproduces("errors-of-other-runtimes")
  void aHandlerThatIsNotThereFailsTheInitPhase(
      String handler, String source, String errorType, String message) {
    bench.write("app.py", source);
    Outcome<Payload> outcome =
        bench.deploy(Program.python(handler, directory)).invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorMessage\": \"" + message)
        .contains(
            "\"errorType\": \"Runtime." + errorType + "\", \"requestId\": \"\", \"stackTrace\": [");
    assertThat(outcome.invocation().logLines())
        .extracting(line -> line.text())
        .anyMatch(line -> line.startsWith("INIT_REPORT ")
            && line.endsWith("\tPhase: init\tStatus: error\tError Type: Runtime." + errorType))
        .anyMatch(line -> line.startsWith("[ERROR] Runtime." + errorType + ": " + message));
  }

  @Test
  @Reproduces("errors-of-other-runtimes")
  void anErrorOfTheModuleFailsTheInitPhase() {
    Outcome<Payload> outcome =
        bench.python("raise ValueError('no database')").invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorMessage\": \"no database\", \"errorType\": \"ValueError\","
            + " \"requestId\": \"\", \"stackTrace\": [")
        .contains("app.py");
  }

  @Test
  void theContextTellsOfFunctionAndInvocation() {
    LocalFunction<Payload, Payload> function = bench.python("""
        import os
        def handler(event, c):
            left = c.get_remaining_time_in_millis()
            return [c.aws_request_id, c.function_name, c.function_version, c.memory_limit_in_mb,
                c.log_group_name, c.log_stream_name, c.invoked_function_arn, 20000 < left <= 30000,
                c.tenant_id, c.client_context and [c.client_context.custom, c.client_context.client.app_title],
                c.identity.cognito_identity_id, os.environ["_X_AMZN_TRACE_ID"][:7]]
        """);

    Outcome<Payload> plain = function.invoke(Payload.of("1"));
    assertThat(plain.payload().text())
        .isEqualTo("[\"" + plain.invocation().requestId() + "\", \"shop\", \"$LATEST\", \"128\","
            + " \"/aws/lambda/shop\", \"" + plain.invocation().logStream() + "\","
            + " \"arn:aws:lambda:us-east-1:123456789012:function:shop\", true,"
            + " null, null, null, \"Root=1-\"]");
    Outcome<Payload> sent = function.invoke(InvocationRequest.of(Payload.of("1"))
        .withTenantId("blue")
        .withCallerIdentity(new CallerIdentity("me", "pool"))
        .withClientContext(
            new ClientContext(Map.of("app_title", "Tea"), Map.of("a", "bü✓"), Map.of())));
    assertThat(sent.payload().text())
        .matches(
            ".* \"blue\", \\[\\{\"a\": \"b(ü✓|.u00fc.u2713)\"}, \"Tea\"], \"me\", \"Root=1-\"]");
  }

  @Test
  void theEnvironmentVariablesAreThoseOfTheServiceAndOfTheFunction() {
    LocalFunction<Payload, Payload> function = bench.python(
        "import os\ndef handler(event, context):\n    return [os.environ.get(name) for name in event]",
        settings().withEnvironmentVariable("SHOP", "tea"));

    assertThat(result(
            function,
            "[\"SHOP\", \"_HANDLER\", \"LAMBDA_TASK_ROOT\", \"AWS_REGION\", \"HOME\", \"TZ\"]"))
        .isEqualTo(
            "[\"tea\", \"app.handler\", \"" + directory + "\", \"us-east-1\", null, \":UTC\"]");
    assertThat(result(function, "[\"AWS_EXECUTION_ENV\"]"))
        .matches("\\[\"AWS_Lambda_python3\\.[0-9]+\"]");
  }

  @Test
  void theTemporaryDirectoryIsTheEnvironments() {
    LocalFunction<Payload, Payload> function = bench.python("""
        import os, tempfile
        def handler(event, context):
            files = os.listdir(tempfile.gettempdir())
            open(os.path.join(tempfile.gettempdir(), event), "w").close()
            return [files, tempfile.gettempdir()]
        """);

    String first = result(function, "\"a\"");
    assertThat(first).startsWith("[[], \"");
    assertThat(result(function, "\"b\"")).startsWith("[[\"a\"], \"");
    Path temporary = Path.of(first.substring(first.indexOf("/"), first.length() - 2));
    assertThat(temporary).exists();
    bench.close();
    assertThat(Files.exists(temporary)).isFalse();
  }

  @Test
  void stateIsKeptInWarmEnvironmentsAndLostWithTheProcess() {
    LocalFunction<Payload, Payload> function = bench.python("""
        import sys
        count = 0
        def handler(event, context):
            global count
            if event == "exit":
                sys.exit(3)
            count += 1
            return count
        """);

    assertThat(result(function, "1")).isEqualTo("1");
    assertThat(result(function, "1")).isEqualTo("2");
    assertThat(function.invoke(Payload.of("\"exit\"")))
        .asInstanceOf(type(Outcome.Exited.class))
        .satisfies(exited -> assertThat(exited.status()).isEqualTo(3));
    assertThat(result(function, "1")).isEqualTo("1");
  }

  @Test
  void aHandlerThatNeverEndsIsKilledAtItsTimeout() {
    LocalFunction<Payload, Payload> function = bench.python(
        "def handler(event, context):\n    while True: pass",
        settings().withTimeout(Duration.ofSeconds(1)));

    Outcome<Payload> outcome = function.invoke(Payload.of("1"));

    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(outcome.payload().text()).contains("Task timed out after 1.00 seconds");
  }

  @Test
  void aResponseThatIsTooLargeFailsTheInvocationOnly() {
    LocalFunction<Payload, Payload> function =
        bench.python("def handler(event, context):\n    return 'x' * event");

    assertThat(result(function, "7000000")).contains("Function.ResponseSizeTooLarge");
    Outcome<Payload> next = function.invoke(Payload.of("3"));
    assertThat(next.payload().text()).isEqualTo("\"xxx\"");
    assertThat(next.invocation().coldStart()).isFalse();
  }
}
