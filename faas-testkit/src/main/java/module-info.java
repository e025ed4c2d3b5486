/**
 * Tests functions with JUnit and AssertJ.
 *
 * <p>Enter at {@link dev.faas.testkit.FaasTest}.
 */
module dev.faas.testkit {
  requires static org.jspecify;
  requires static org.junit.jupiter.params;
  requires transitive dev.faas.invoker;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports dev.faas.testkit;
  exports dev.faas.testkit.samples;

  uses dev.faas.FunctionFactory;
}
