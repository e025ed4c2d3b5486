package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.isolation.ProcessExit;
import dev.faas.invoker.isolation.ReportedError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes that are not ours. */
class OtherRuntimesTest {

  private static final String AWS_MAIN =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final String PYTHON = """
      import http.client, os, sys
      api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
      root = "/2018-06-01/runtime/invocation/"
      while True:
          api.request("GET", root + "next")
          event = api.getresponse()
          body = event.read()
          if body == b'"exit"':
              sys.exit(127)
          print("python saw", body.decode())
          sys.stdout.flush()
          path = root + event.getheader("Lambda-Runtime-Aws-Request-Id") + "/response"
          api.request("POST", path, body[::-1])
          api.getresponse().read()
      """;

  @Test
  @Reproduces({"exit-with-status", "any-program"})
  void aScriptThatSpeaksTheRuntimeApiIsARuntime(@TempDir Path directory) throws Exception {
    Path script = Files.writeString(directory.resolve("bootstrap.py"), PYTHON);
    List<String> command = List.of(interpreter("python3"), script.toString());
    try (Fork fork = Fork.program(command, "x", directory, Map.of()).start()) {
      assertThat(fork.invoke(Payload.of("12345")).text()).isEqualTo("54321");
      assertThat(fork.output()).isEqualTo("python saw 12345\n");
      assertThatThrownBy(() -> fork.invoke(Payload.of("\"exit\"")))
          .isInstanceOf(ProcessExit.class)
          .hasMessage("Runtime exited with error: exit status 127");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theRuntimeInterfaceClientOfAwsServesAHandler() throws Exception {
    try (Fork fork = aws(AwsDeeds.class.getName()).start()) {
      assertThat(fork.invoke(Payload.of("\"Ada\"")).text()).isEqualTo("\"hello Ada\"");
      assertThat(fork.output()).contains("greeting Ada\n");
      assertThatThrownBy(() -> fork.invoke(Payload.of("\"throw\"")))
          .isInstanceOfSatisfying(ReportedError.class, error -> {
            assertThat(error).hasMessage("told to throw");
            assertThat(error.errorType()).isEqualTo("Runtime.UserException");
            assertThat(error.payload().text())
                .contains("\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("AwsDeeds.handleRequest(AwsDeeds.java:");
          });
      assertThat(fork.invoke(Payload.of("\"Bob\"")).text()).isEqualTo("\"hello Bob\"");
      assertThatThrownBy(() -> fork.invoke(Payload.of("\"exit\"")))
          .isInstanceOf(ProcessExit.class)
          .hasMessage("Runtime exited with error: exit status 5");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theClientOfAwsReportsAMissingClassAtTheFirstInvocationAsOursDoes() throws Exception {
    try (Fork fork = aws("com.example.Missing").start()) {
      assertThatThrownBy(() -> fork.invoke(Payload.of("1")))
          .isInstanceOfSatisfying(ReportedError.class, error -> {
            assertThat(error.errorType()).isEqualTo("Runtime.BadFunctionCode");
            assertThat(error).hasMessage("Class not found: com.example.Missing");
          });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theClientOfAwsReportsAFailingConstructorInTheInitPhaseAsOursDoes() {
    try (Fork fork = aws(AwsDeeds.Unmakable.class.getName())) {
      assertThatThrownBy(fork::start).isInstanceOfSatisfying(ReportedError.class, error -> {
        assertThat(error.errorType()).isEqualTo("Runtime.BadFunctionCode");
        assertThat(error).hasMessage("no database");
      });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Reproduces("bytes-are-written-as-they-are")
  void theClientOfAwsWritesBytesWithoutARecordAroundThem() throws Exception {
    try (Fork fork =
        aws(AwsDeeds.class.getName(), Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON")).start()) {
      assertThat(fork.invoke(Payload.of("\"log\"")).text()).isEqualTo("\"hello log\"");
      assertThat(fork.output()).contains("\"message\":\"in words\"").endsWith("}\nin bytes");
    }
  }

  private static Fork aws(String handler) {
    return aws(handler, Map.of());
  }

  private static Fork aws(String handler, Map<String, String> more) {
    List<String> command = new ArrayList<>(JavaCommand.jvm(256));
    command.addAll(List.of("-cp", ClassPath.of(AwsDeeds.class).text(), AWS_MAIN, handler));
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/deeds");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
    return Fork.program(command, handler, Path.of(""), variables);
  }

  private static String interpreter(String name) {
    List<String> found = Stream.of(
            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(file -> Files.isExecutable(file) && !file.toString().contains("shims"))
        .map(Path::toString)
        .toList();
    assumeThat(found).as("places of " + name).isNotEmpty();
    return found.get(0);
  }
}
