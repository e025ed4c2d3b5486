package dev.faas.invoker.program;

import static dev.faas.invoker.program.Workbench.output;
import static dev.faas.invoker.program.Workbench.result;
import static dev.faas.invoker.program.Workbench.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.Payload;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs of the user's own, and what all programs have in common. */
class ProgramTest extends ProgramTester {

  /** A runtime in Python that streams its responses, and breaks off where it is told to. */
  private static final String BOOTSTRAP = """
      import base64, json, os, socket
      host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
      root = "/2018-06-01/runtime/invocation/"
      def call(text):
          with socket.create_connection((host, int(port))) as api:
              api.sendall(text.encode())
              answer = b""
              while True:
                  piece = api.recv(65536)
                  if not piece:
                      return answer.decode()
                  answer += piece
      while True:
          head, event = call("GET " + root + "next HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n").split("\\r\\n\\r\\n")
          id = [l.split(": ")[1] for l in head.split("\\r\\n") if l.lower().startswith("lambda-runtime-aws-request-id")][0]
          error = base64.b64encode(json.dumps({"errorType": "Torn", "errorMessage": "at " + event}).encode()).decode()
          print(call("POST " + root + id + "/response HTTP/1.1\\r\\nConnection: close\\r\\n"
              "Lambda-Runtime-Function-Response-Mode: streaming\\r\\nTransfer-Encoding: chunked\\r\\n"
              "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\\r\\n\\r\\n"
              "6\\r\\nhello \\r\\n" + "%x\\r\\n%s\\r\\n0\\r\\n" % (len(event), event)
              + ("Lambda-Runtime-Function-Error-Type: Function.Torn\\r\\n"
                 "Lambda-Runtime-Function-Error-Body: " + error + "\\r\\n" if "tear" in event else "")
              + "\\r\\n").split("\\r\\n")[0], flush=True)
      """;

  private Path executable(String name, String text) throws IOException {
    return Files.setPosixFilePermissions(
        bench.write(name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Reproduces({"any-program", "streamed-response", "streaming-errors-in-trailers"})
  void aBootstrapMayStreamItsResponsesAndBreakOff() throws IOException {
    String python = result(
        bench.python(
            "import sys\ndef handler(e, c): return sys.executable", settings().withName("where")),
        "1");
    executable("bootstrap", "#!/bin/sh\nexec " + python + " runtime.py\n");
    bench.write("runtime.py", BOOTSTRAP);
    LocalFunction<Payload, Payload> function =
        bench.deploy(Program.command("./bootstrap").inDirectory(directory).withHandler("a.b"));

    Outcome<Payload> whole = function.invoke(Payload.of("\"Ada\""));
    assertThat(whole.payload().text()).isEqualTo("hello \"Ada\"");
    assertThat(output(whole)).containsExactly("HTTP/1.1 202 Accepted");

    Outcome<Payload> torn = function.invoke(Payload.of("\"tear\""));
    assertThat(torn).asInstanceOf(type(Outcome.Failed.class)).satisfies(failed -> {
      assertThat(failed.errorType()).isEqualTo("Torn");
      assertThat(failed.errorMessage()).isEqualTo("at \"tear\"");
    });
    assertThat(output(torn)).containsExactly("HTTP/1.1 202 Accepted");
    assertThat(result(function, "\"Bob\"")).isEqualTo("hello \"Bob\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramFindsItsTaskRootAndHandlerButNoNameOfARuntime() throws IOException {
    executable(
        "bootstrap",
        "#!/bin/sh\necho $PWD $LAMBDA_TASK_ROOT $_HANDLER [$AWS_EXECUTION_ENV]\nexit 4\n");
    LocalFunction<Payload, Payload> function =
        bench.deploy(Program.command("./bootstrap").inDirectory(directory));

    Outcome<Payload> outcome = function.invoke(Payload.of("1"));

    assertThat(outcome)
        .asInstanceOf(type(Outcome.Exited.class))
        .satisfies(exited -> assertThat(exited.status()).isEqualTo(4));
    assertThat(output(outcome)).contains(directory + " " + directory + " bootstrap []");
    assertThat(outcome.invocation().logLines().get(0).text())
        .startsWith("INIT_START Runtime Version: provided:al2023.v1\t");
  }

  @Test
  void aProgramIsForkedWhateverTheDefaultIs() {
    LocalFunction<Payload, Payload> function = bench.deploy(Program.command("true"));

    assertThat(function.settings().isolation()).isEqualTo(Isolation.FORKED);
    assertThat(function).hasToString("function shop (true)");
  }

  @Test
  void whatAProgramCannotHaveIsRefused() {
    Program program = Program.command("true");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.deploy(program, settings().withIsolation(Isolation.ISOLATED)))
        .withMessage(
            "shop cannot be ISOLATED: a program is not made of classes, but runs in processes"
                + " of its own. Leave out withIsolation(…).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.deploy(program, settings().withSnapStart(true)))
        .withMessageStartingWith("shop cannot have SnapStart: it is a program");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.deploy(program.inDirectory(directory.resolve("none"))))
        .withMessageStartingWith("there is no directory " + directory.resolve("none"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.deploy(Program.command("./bootstrap").inDirectory(directory)))
        .withMessage("there is no program " + directory
            + "/./bootstrap. Name an executable file, and" + " its directory with inDirectory(…).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.deploy(Program.command("no-such-program-anywhere")))
        .withMessageStartingWith(
            "there is no program no-such-program-anywhere in the directories of PATH, [");
    try (LocalInvoker simulated = LocalInvoker.builder()
            .timeline(SimulatedTime.startingAt(Instant.EPOCH))
            .build();
        LocalInvoker callers = LocalInvoker.builder().onCallerThread().build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> simulated.deploy(program, settings()))
          .withMessageContaining("give the invoker RealTime");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> callers.deploy(program, settings()))
          .withMessageContaining("Leave out onCallerThread()");
    }
  }

  @Test
  void aProgramThatCannotBeDescribedIsRefused() {
    Path none = directory.resolve("none.js");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Program.command())
        .withMessageContaining("Program.command(\"./bootstrap\")");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Program.node(none, "handler"))
        .withMessage("there is no file " + none + ". Name the file of the function's code, or say"
            + " Program.node(\"file.function\", directory).");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Program.node("index.handler", directory).withInterpreter(none))
        .withMessage("there is no program " + none + " that could be an interpreter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Program.command("true").withInterpreter(directory))
        .withMessageContaining("a command names its interpreter itself");
  }

  @Test
  void theExampleOfThePageRuns() throws IOException {
    String page = Files.readString(Path.of("../docs/any-runtime.md"));
    String source = page.split("```js\n", 2)[1].split("```", 2)[0];
    LocalFunction<Payload, Payload> orders =
        bench.deploy(Program.node(bench.write("orders.mjs", source), "handler"));

    Outcome<Payload> outcome = orders.invoke(Payload.of("{\"name\":\"Ada\"}"));

    assertThat(outcome.payload().text()).isEqualTo("{\"greeting\":\"Hello Ada\"}");
    assertThat(output(outcome)).singleElement().asString().endsWith("\tINFO\tgreeting Ada");
    assertThat(outcome.invocation().logLines().get(0).text())
        .matches("INIT_START Runtime Version: nodejs:[0-9]+\\.v1\t.*");
  }

  @Test
  void closingTheInvokerDeletesTheLaunchers() throws IOException {
    List<Path> before = launchers();
    LocalFunction<Payload, Payload> function =
        bench.python("import sys\ndef handler(event, context):\n    return sys.argv[0]");
    Path launcher = Path.of(result(function, "1").replace("\"", ""));
    assertThat(launcher).exists();

    bench.close();

    assertThat(launcher.getParent()).doesNotExist();
    assertThat(before).doesNotContain(launcher.getParent());
  }

  private static List<Path> launchers() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.getFileName().toString().startsWith("faas-launchers-"))
          .toList();
    }
  }
}
