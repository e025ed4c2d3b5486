package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.FunctionDefinition;
import dev.faas.invoker.LocalInvoker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** Looks at itself, without the kit for testing extensions: so it runs under every Jupiter. */
@FaasTest(Hello.class)
class ClosedAfterItsTest {

  private static final List<LocalInvoker> BEFORE = new ArrayList<>();

  @RepeatedTest(3)
  void theServicesOfTheTestsBeforeAreClosed(LocalInvoker invoker) {
    BEFORE.forEach(closed -> assertThatIllegalStateException()
        .isThrownBy(() -> closed.deploy(FunctionDefinition.of(Hello.class)))
        .withMessageContaining("closed"));
    BEFORE.add(invoker);
  }
}
