package dev.faas.testkit;

import dev.faas.invoker.log.OutputLine;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions of what was logged: see {@link FaasAssertions#assertThat(LogCapture)}. A failure prints the
 * lines. The texts that are looked for may be any part of a line as the service shows it: with {@code
 * [LEVEL]} before the message, key-value pairs and stack trace behind it.
 */
public class LogCaptureAssert extends AbstractAssert<LogCaptureAssert, LogCapture> {

  /** Of these logs. */
  public LogCaptureAssert(LogCapture actual) {
    super(actual, LogCaptureAssert.class);
  }

  /** Each of these texts is part of a line. */
  public LogCaptureAssert contains(String... parts) {
    List<OutputLine> lines = present().lines();
    for (String part : parts) {
      if (lines.stream().noneMatch(line -> line.text().contains(part))) {
        throw refusal("a line that contains\n  " + part + "\nbut there is none in ");
      }
    }
    return this;
  }

  /** These texts are parts of different lines, in this order, with or without others between them. */
  public LogCaptureAssert containsInOrder(String... parts) {
    Iterator<OutputLine> rest = present().lines().iterator();
    for (String part : parts) {
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = rest.next().text().contains(part);
      }
      if (!found) {
        throw refusal("lines that contain, in this order,\n  " + String.join("\n  ", parts)
            + "\nbut '" + part + "' is not there in its turn in ");
      }
    }
    return this;
  }

  /** None of these texts is part of a line. */
  public LogCaptureAssert doesNotContain(String... parts) {
    List<OutputLine> lines = present().lines();
    for (String part : parts) {
      if (lines.stream().anyMatch(line -> line.text().contains(part))) {
        throw refusal("no line that contains\n  " + part + "\nbut there is one in ");
      }
    }
    return this;
  }

  /** Nothing was logged. */
  public LogCaptureAssert isEmpty() {
    return hasSize(0);
  }

  /** So many lines were logged. */
  public LogCaptureAssert hasSize(int expected) {
    int found = present().lines().size();
    if (found != expected) {
      throw failureWithActualExpected(
          found, expected, "\nExpected %d lines, but there are %d in %s", expected, found, actual);
    }
    return this;
  }

  /** Goes on with the lines as a list. */
  public final ListAssert<OutputLine> lines() {
    return Assertions.assertThat(present().lines());
  }

  private LogCapture present() {
    isNotNull();
    return actual;
  }

  private AssertionError refusal(String expectation) {
    return failure("\nExpected %s%s", expectation, actual);
  }
}
