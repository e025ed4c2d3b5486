package dev.faas.slf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.invoker.log.OutputCapture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class FaasProviderTest {

  private final PrintStream original = System.err;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();

  @BeforeEach
  void replaceConsole() {
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreConsole() {
    System.setErr(original);
  }

  @Test
  void slf4jFindsIt() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(FunctionLoggers.class);
    assertThat(MDC.getMDCAdapter()).isInstanceOf(ThreadMdc.class);
    assertThat(LoggerFactory.getLogger("a")).isSameAs(LoggerFactory.getLogger("a"));
  }

  @Test
  void aSecondProviderIsToldOfAndStopsThisOne() {
    FaasProvider provider = new FaasProvider(List.of("org.example.OtherProvider"));

    assertThat(console.toString(StandardCharsets.UTF_8))
        .contains("another SLF4J provider: org.example.OtherProvider", "Remove faas-slf4j where");
    assertThatIllegalStateException()
        .isThrownBy(provider::initialize)
        .withMessageContaining("org.example.OtherProvider");
  }

  @Test
  void aloneItSaysNothing() {
    new FaasProvider().initialize();

    assertThat(console.size()).isZero();
  }

  @Test
  void outsideOfFunctionsOnlyInfoAndAboveIsShown() {
    Logger logger = LoggerFactory.getLogger("test");
    try (OutputCapture capture = OutputCapture.open()) {
      logger.debug("hidden");
      logger.atInfo().addKeyValue("k", 1).log("shown {}", 7);
      logger.error("failed", new IllegalStateException("why"));
    }

    assertThat(logger.isDebugEnabled()).isFalse();
    assertThat(logger.isTraceEnabled()).isFalse();
    assertThat(logger.isInfoEnabled() && logger.isWarnEnabled() && logger.isErrorEnabled())
        .isTrue();
    assertThat(console.toString(StandardCharsets.UTF_8))
        .startsWith("[INFO] test - shown 7 k=1" + System.lineSeparator() + "[ERROR] test - failed")
        .contains("IllegalStateException: why")
        .doesNotContain("hidden");
  }

  @Test
  void aThreadDoesNotInheritTheDiagnosticContext() {
    MDC.put("k", "v");
    MDC.pushByKey("stack", "1");
    CompletableFuture<String> seen = new CompletableFuture<>();
    new Thread(() -> seen.complete(MDC.get("k"))).start();

    assertThat(seen.join()).isNull();
    assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("k");
    assertThat(MDC.getMDCAdapter().getCopyOfDequeByKey("stack")).containsExactly("1");
    assertThat(MDC.getMDCAdapter().popByKey("stack")).isEqualTo("1");
    MDC.getMDCAdapter().clearDequeByKey("stack");
    MDC.clear();
    assertThat(MDC.get("k")).isNull();
  }
}
