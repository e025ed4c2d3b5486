package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test waits on a latch or moves simulated time; it never sleeps. */
class SleepTest {
  private static final Pattern SLEEP = Pattern.compile(
      "\\b(Thread|NANOSECONDS|MICROSECONDS|MILLISECONDS|SECONDS)\\s*\\.\\s*sleep\\s*\\(");

  /** Users' code, whose sleeps are simulated. */
  private static final String SIMULATED = "SleepingHandlers.java";

  @Test
  void noTestSleeps() {
    List<Path> tests = Checkout.javaFiles("/src/test/");
    assertThat(tests).hasSizeGreaterThan(20);
    assertThat(tests)
        .filteredOn(test -> !test.endsWith(SIMULATED) && sleeps(Checkout.text(test)))
        .isEmpty();
  }

  @Test
  void aTestThatSleepsIsReported() {
    assertThat(sleeps("void a() { Thread" + ".sleep(1); }")).isTrue();
    assertThat(sleeps("void a() { SECONDS\n  " + ".sleep(1); }")).isTrue();
    assertThat(sleeps("void a() { latch.await(); }")).isFalse();
  }

  private static boolean sleeps(String source) {
    return SLEEP.matcher(source).find();
  }
}
