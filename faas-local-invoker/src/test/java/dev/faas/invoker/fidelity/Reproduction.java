package dev.faas.invoker.fidelity;

import java.util.Locale;

/**
 * A test that shows a rule.
 *
 * @param rule the rule's name
 * @param testClass the binary name of the class that has the test
 * @param method the test
 */
record Reproduction(String rule, String testClass, String method) {

  /** The file of the class, from the root of the module's tests. */
  String file() {
    return topLevelName().replace('.', '/') + ".java";
  }

  /** Such as {@code CloseTest: a handler may close its invoker}. */
  String inWords() {
    String simpleName = topLevelName().substring(topLevelName().lastIndexOf('.') + 1);
    return simpleName + ": " + words(method);
  }

  private String topLevelName() {
    int nested = testClass.indexOf('$');
    return nested < 0 ? testClass : testClass.substring(0, nested);
  }

  private static String words(String camelCase) {
    return camelCase
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
