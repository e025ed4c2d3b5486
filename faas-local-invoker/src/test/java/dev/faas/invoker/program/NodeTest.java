package dev.faas.invoker.program;

import static dev.faas.invoker.program.Workbench.output;
import static dev.faas.invoker.program.Workbench.result;
import static dev.faas.invoker.program.Workbench.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.ClientContext;
import dev.faas.Payload;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JavaScript functions that run as they are written for the service. */
class NodeTest extends ProgramTester {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.handler = async (event, context) => ({ got: event.name });",
        "exports.handler = (event, context, callback) => callback(null, { got: event.name });",
        "exports.handler = (event) => Promise.resolve({ got: event.name });",
        "exports.handler = (event, context) => context.succeed({ got: event.name });",
        "exports.handler = (event, context) => { context.done(null, { got: event.name }); };",
        "exports.handler = (event, context, callback) => {"
            + " setTimeout(() => callback(null, { got: event.name }), 5); };"
      })
  void everyKindOfHandlerAnswers(String source) {
    LocalFunction<Payload, Payload> function = bench.node(source);

    assertThat(result(function, "{\"name\":\"Ada ü\"}")).isEqualTo("{\"got\":\"Ada ü\"}");
    assertThat(result(function, "{\"name\":\"Bob\"}")).isEqualTo("{\"got\":\"Bob\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "index.mjs | index.handler | export const handler = async (event) => typeof require",
        "index.cjs | index.handler | exports.handler = async (event) => typeof require",
        "src/app.js | src/app.inner.handler | exports.inner = { handler: async () => typeof require }",
        "index | index.handler | exports.handler = async () => typeof require",
        "node_modules/lib/index.js | lib.handler | exports.handler = async () => typeof require"
      })
  void filesAreFoundAsOnTheService(String file, String handler, String source) {
    bench.write(file, source);
    LocalFunction<Payload, Payload> function = bench.deploy(Program.node(handler, directory));

    assertThat(result(function, "1"))
        .isEqualTo(file.endsWith(".mjs") ? "\"undefined\"" : "\"function\"");
  }

  @Test
  void aPackageMayBeOfModules() {
    bench.write("package.json", "{\"type\":\"module\"}");
    LocalFunction<Payload, Payload> function = bench.node("import { basename } from 'node:path';\n"
        + "export const handler = async (event) => basename(event);");

    assertThat(result(function, "\"/a/b\"")).isEqualTo("\"b\"");
  }

  @Test
  void aFunctionIsNamedByItsFile() {
    Path file = bench.write("place.mjs", "export const order = () => Promise.resolve(7);");

    assertThat(result(bench.deploy(Program.node(file, "order")), "1")).isEqualTo("7");
  }

  @Test
  void nothingReturnedIsNull() {
    LocalFunction<Payload, Payload> function =
        bench.node("exports.handler = async (event) => { if (event > 1) return 2; };");

    assertThat(result(function, "1")).isEqualTo("null");
    assertThat(result(function, "2")).isEqualTo("2");
  }

  @Test
  void aHandlerThatNeitherReturnsAPromiseNorCallsBackAnswersNullWhenNothingIsLeftToDo() {
    LocalFunction<Payload, Payload> function = bench.node("""
        exports.handler = (event) => { setTimeout(() => console.log('late'), 20); return 5; };
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("1"));

    assertThat(outcome.payload().text()).isEqualTo("null");
    assertThat(output(outcome)).singleElement().asString().endsWith("\tINFO\tlate");
  }

  @Test
  void aCallbackWaitsForAnEmptyEventLoopUnlessItIsToldNotTo() {
    LocalFunction<Payload, Payload> function = bench.node("""
        let late = 0;
        exports.handler = (event, context, callback) => {
          context.callbackWaitsForEmptyEventLoop = event.waits;
          const before = late;
          setTimeout(() => late++, event.millis);
          callback(null, { get late() { return late - before; } });
        };
        """);

    assertThat(result(function, "{\"waits\":true,\"millis\":30}")).isEqualTo("{\"late\":1}");
    assertThat(result(function, "{\"waits\":false,\"millis\":3000}")).isEqualTo("{\"late\":0}");
  }

  @Test
  void onlyTheFirstAnswerCounts() {
    LocalFunction<Payload, Payload> function = bench.node("""
        exports.handler = (event, context, callback) => {
          callback(null, 1); callback(null, 2); callback(new Error('no')); context.fail('no');
        };
        """);

    assertThat(result(function, "0")).isEqualTo("1");
  }

  @Test
  void anErrorIsReportedAndWrittenToTheLog() {
    LocalFunction<Payload, Payload> function = bench.node("""
        class Refused extends Error { constructor(m) { super(m); this.name = 'Refused'; this.code = 7; } }
        exports.handler = async (event) => { throw new Refused('no ' + event); };
        """);

    Outcome<Payload> outcome = function.invoke(Payload.of("\"tea\""));

    assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
      assertThat(failed.errorType()).isEqualTo("Refused");
      assertThat(failed.errorMessage()).isEqualTo("no tea");
    });
    assertThat(outcome.payload().text())
        .matches("\\{\"errorType\":\"Refused\",\"errorMessage\":\"no tea\","
            + "\"trace\":\\[\"Refused: no tea\",\"    at exports.handler \\(.*index.js:2:.*]}");
    assertThat(output(outcome))
        .singleElement()
        .asString()
        .matches("[-0-9T:.]+Z\t" + outcome.invocation().requestId()
            + "\tERROR\tInvoke Error \t\\{\"errorType\":\"Refused\",\"errorMessage\":\"no tea\","
            + "\"code\":7,\"name\":\"Refused\",\"stack\":\\[\"Refused: no tea\",.*]}");
    assertThat(function.invoke(Payload.of("1")).invocation().coldStart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(e, c, callback) => callback('boom')            | string    | boom",
        "async () => { throw 'boom' }                    | string    | boom",
        "() => { throw new TypeError('boom') }           | TypeError | boom",
        "(e, c) => c.fail()                              | string    | handled",
        "async () => { const a = {}; a.a = a; return a } | Error | Unable to stringify response body",
        "async () => 1n                                  | Error | Unable to stringify response body"
      })
  void whateverIsThrownIsAnError(String handler, String errorType, String message) {
    Outcome<Payload> outcome = bench.node("exports.handler = " + handler).invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"" + message
            + "\",\"trace\":[");
  }

  @Test
  void aPromiseThatIsNeverSettledIsAnError() {
    Outcome<Payload> outcome =
        bench.node("exports.handler = async () => new Promise(() => {});").invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith(
            "{\"errorType\":\"Runtime.NodeJsExit\",\"errorMessage\":\"The Lambda runtime client"
                + " detected an unexpected Node.js exit code.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "setTimeout(() => { throw new Error('late') }, 1) | Error | late",
        "Promise.reject(new Error('late')) | Runtime.UnhandledPromiseRejection | Error: late"
      })
  void whatNobodyCatchesFailsTheInvocationAndEndsTheProcess(
      String deed, String errorType, String message) {
    LocalFunction<Payload, Payload> function = bench.node("""
        let count = 0;
        exports.handler = (event, context, callback) => {
          if (event === 'deed') { %s; setTimeout(() => {}, 1000); } else { callback(null, ++count); }
        };
        """.formatted(deed));

    assertThat(result(function, "1")).isEqualTo("1");
    assertThat(result(function, "\"deed\""))
        .startsWith("{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"" + message
            + "\",\"trace\":[");
    assertThat(result(function, "1")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "index.other   | exports.handler = 1 | HandlerNotFound      | index.other is undefined or not exported",
        "index.handler | exports.handler = 1 | HandlerNotFound      | index.handler is not a function",
        "handler       | exports.handler = 1 | MalformedHandlerName | Bad handler",
        "../index.handler | exports.handler = 1 | MalformedHandlerName | '../index.handler' is not a valid",
        "none.handler  | exports.handler = 1 | ImportModuleError    | Error: Cannot find module 'none'",
        "index.handler | require('none')     | ImportModuleError    | Error: Cannot find module 'none'",
        "index.handler | exports.handler = ( | UserCodeSyntaxError  | SyntaxError: Unexpected"
      })
  void aHandlerThatIsNotThereFailsTheInitPhase(
      String handler, String source, String errorType, String message) {
    bench.write("index.js", source);
    Outcome<Payload> outcome =
        bench.deploy(Program.node(handler, directory)).invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorType\":\"Runtime." + errorType + "\",\"errorMessage\":\"" + message);
    assertThat(outcome.invocation().logLines())
        .extracting(line -> line.text())
        .anyMatch(line -> line.startsWith("INIT_REPORT ")
            && line.endsWith("\tPhase: init\tStatus: error\tError Type: Runtime." + errorType))
        .anyMatch(line ->
            line.contains("\tundefined\tERROR\tUncaught Exception \t{\"errorType\":\"Runtime."));
  }

  @Test
  void anErrorOfTheModuleFailsTheInitPhase() {
    Outcome<Payload> outcome =
        bench.node("throw new RangeError('no database');").invoke(Payload.of("1"));

    assertThat(outcome.payload().text())
        .startsWith("{\"errorType\":\"RangeError\",\"errorMessage\":\"no database\",\"trace\":[");
  }

  @Test
  void aModuleThatWaitsForWhatNeverComesExits() {
    bench.write("index.mjs", "await new Promise(() => {}); export const handler = 1;");
    Outcome<Payload> outcome =
        bench.deploy(Program.node("index.handler", directory)).invoke(Payload.of("1"));

    assertThat(outcome)
        .asInstanceOf(type(Outcome.Exited.class))
        .satisfies(exited -> assertThat(exited.status()).isEqualTo(13));
  }

  @Test
  void theContextTellsOfFunctionAndInvocation() {
    LocalFunction<Payload, Payload> function = bench.node("""
        exports.handler = async (event, context) => {
          const left = context.getRemainingTimeInMillis();
          return { ...context, left: left > 20000 && left <= 30000, trace: process.env._X_AMZN_TRACE_ID };
        };
        """);

    Outcome<Payload> outcome = function.invoke(InvocationRequest.of(Payload.of("1"))
        .withClientContext(new ClientContext(Map.of(), Map.of("a", "b"), Map.of())));

    assertThat(outcome.payload().text())
        .contains("\"functionName\":\"shop\"", "\"functionVersion\":\"$LATEST\"")
        .contains("\"memoryLimitInMB\":\"128\"", "\"logGroupName\":\"/aws/lambda/shop\"")
        .contains("\"logStreamName\":\"" + outcome.invocation().logStream())
        .contains("\"invokedFunctionArn\":\"arn:aws:lambda:us-east-1:123456789012:function:shop\"")
        .contains("\"awsRequestId\":\"" + outcome.invocation().requestId() + "\"")
        .contains("\"custom\":{\"a\":\"b\"}")
        .contains(
            "\"callbackWaitsForEmptyEventLoop\":true", "\"left\":true", "\"trace\":\"Root=1-");
  }

  @Test
  void theEnvironmentVariablesAreThoseOfTheServiceAndOfTheFunction() {
    LocalFunction<Payload, Payload> function = bench.node(
        "exports.handler = async (event) => event.map((name) => process.env[name]);",
        settings().withEnvironmentVariable("SHOP", "tea"));

    assertThat(result(
            function,
            "[\"SHOP\", \"_HANDLER\", \"LAMBDA_TASK_ROOT\", \"AWS_REGION\", \"HOME\", \"TZ\"]"))
        .isEqualTo("[\"tea\",\"index.handler\",\"" + directory + "\",\"us-east-1\",null,\":UTC\"]");
    assertThat(result(function, "[\"AWS_EXECUTION_ENV\"]"))
        .matches("\\[\"AWS_Lambda_nodejs[0-9]+\\.x\"]");
  }

  @Test
  void theHeapHasNineTenthsOfTheMemory() {
    LocalFunction<Payload, Payload> function = bench.node(
        "exports.handler = async () => process.execArgv;", settings().withMemoryMegabytes(256));

    assertThat(result(function, "1"))
        .contains("\"--max-old-space-size=231\"", "\"--max-semi-space-size=12\"");
  }

  @Test
  void stateIsKeptInWarmEnvironmentsAndLostWithTheProcess() {
    LocalFunction<Payload, Payload> function = bench.node("""
        let count = 0;
        exports.handler = async (event) => { if (event === 'exit') process.exit(3); return ++count; };
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
    LocalFunction<Payload, Payload> function = bench.node(
        "exports.handler = async () => { for (;;); };",
        settings().withTimeout(Duration.ofSeconds(1)));

    Outcome<Payload> outcome = function.invoke(Payload.of("1"));

    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(outcome.payload().text()).contains("Task timed out after 1.00 seconds");
  }
}
