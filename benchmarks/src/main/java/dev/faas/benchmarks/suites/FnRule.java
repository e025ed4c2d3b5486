package dev.faas.benchmarks.suites;

import com.fnproject.fn.testing.FnTestingRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** One event through a rule of Fn's own, as a JUnit 4 test with that rule does it. */
public final class FnRule {

  private FnRule() {}

  public static String invoke(Class<?> function, String method, String contentType, String body)
      throws Exception {
    FnTestingRule rule = FnTestingRule.createDefault();
    Statement test = new Statement() {
      @Override
      public void evaluate() {
        rule.givenEvent().withHeader("Content-Type", contentType).withBody(body).enqueue();
        rule.thenRun(function, method);
      }
    };
    try {
      rule.apply(test, Description.EMPTY).evaluate();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    return rule.getOnlyResult().getBodyAsString();
  }
}
