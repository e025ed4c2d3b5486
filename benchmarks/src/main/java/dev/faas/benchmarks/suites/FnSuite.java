package dev.faas.benchmarks.suites;

import dev.faas.benchmarks.user.FnGreeting;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;

/** A hundred tests, each with a rule of Fn's, which loads the function into a class loader of its own. */
public class FnSuite {

  @RepeatedTest(100)
  void greets() throws Exception {
    Assertions.assertEquals(
        "Hello /hello 1", FnRule.invoke(FnGreeting.class, "greet", "text/plain", "/hello"));
  }
}
