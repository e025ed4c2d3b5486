package dev.faas.testkit;

import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/**
 * What functions have logged: a view that can be narrowed. It is handed to tests by {@link
 * FaasExtension}, with the log of all their functions or, beside {@link Deployed}, of one; or it is had
 * from {@link FunctionUnderTest#logs}.
 *
 * <pre>{@code
 * assertThat(logs).contains("order 7: tea");
 * assertThat(logs.atLeast(Level.WARN)).isEmpty();
 * assertThat(logs.of(outcome).fromLogger(Orders.class)).hasSize(2);
 * }</pre>
 *
 * <p>A view shows what is there whenever it is asked. Immutable, and safe for use by several threads.
 */
public final class LogCapture {

  private final String name;
  private final Supplier<List<LogLine>> source;
  private final Predicate<OutputLine> filter;

  private LogCapture(String name, Supplier<List<LogLine>> source, Predicate<OutputLine> filter) {
    this.name = name;
    this.source = source;
    this.filter = filter;
  }

  /** The logs of these functions. */
  static LogCapture of(List<FunctionUnderTest<?, ?>> functions) {
    List<String> names = functions.stream()
        .map(function -> function.function().settings().name())
        .toList();
    return new LogCapture(
        "the log of " + String.join(", ", names), () -> linesOf(functions), line -> true);
  }

  private static List<LogLine> linesOf(List<FunctionUnderTest<?, ?>> functions) {
    List<LogLine> all = new ArrayList<>();
    for (FunctionUnderTest<?, ?> function : functions) {
      all.addAll(function.function().logGroup().lines());
    }
    all.sort(Comparator.comparing(LogLine::time));
    return List.copyOf(all);
  }

  /** The lines of exactly this level; those of {@code System.out} and {@code System.err} are INFO. */
  public LogCapture atLevel(Level level) {
    return where("at level " + level, line -> line.level() == level);
  }

  /** The lines of this level and the graver ones. */
  public LogCapture atLeast(Level level) {
    return where("at least " + level, line -> line.level().compareTo(level) <= 0);
  }

  /** The lines of the logger of this name, and of those below it, as {@code com.shop} is of com. */
  public LogCapture fromLogger(String logger) {
    return where("from logger " + logger, line -> {
      String found = line.loggerName();
      return found != null && (found.equals(logger) || found.startsWith(logger + "."));
    });
  }

  /** The lines of the logger that is named like this class. */
  public LogCapture fromLogger(Class<?> named) {
    return fromLogger(named.getName());
  }

  /** The lines whose {@linkplain OutputLine#text text}, stack trace included, contains this. */
  public LogCapture containing(String part) {
    return where("containing '" + part + "'", line -> line.text().contains(part));
  }

  /** The lines of the invocation with this request id. */
  public LogCapture ofRequest(String requestId) {
    return where("of request " + requestId, line -> requestId.equals(line.requestId()));
  }

  /** The lines of the invocation that ended so. */
  public LogCapture of(Outcome<?> outcome) {
    return ofRequest(outcome.invocation().requestId());
  }

  /**
   * The lines that a condition holds for: for whatever else a line knows.
   *
   * @param description the condition in words, for messages, such as {@code "of customer 7"}
   */
  public LogCapture where(String description, Predicate<OutputLine> condition) {
    return new LogCapture(name + ", " + description, source, filter.and(condition));
  }

  /** What the functions wrote, and the reports of their failures, the oldest first. */
  public List<OutputLine> lines() {
    return written(source.get()).stream().filter(filter).toList();
  }

  /** The {@linkplain OutputLine#message messages} of the lines, without levels and stack traces. */
  public List<String> messages() {
    return lines().stream().map(OutputLine::message).toList();
  }

  /** All there is, whatever this view shows: the lines that the service wrote among them. */
  public List<LogLine> unfiltered() {
    return source.get();
  }

  static List<OutputLine> written(List<LogLine> lines) {
    return lines.stream()
        .filter(OutputLine.class::isInstance)
        .map(OutputLine.class::cast)
        .toList();
  }

  /** What is looked at, and the lines; if there are none, those that were left out. */
  @Override
  public String toString() {
    List<OutputLine> written = written(source.get());
    List<OutputLine> shown = written.stream().filter(filter).toList();
    if (written.isEmpty()) {
      return name + ": no lines";
    }
    return shown.isEmpty()
        ? name + ": none of these " + written.size() + list(written)
        : name + ": " + shown.size() + " of " + written.size() + " lines" + list(shown);
  }

  private static String list(List<OutputLine> lines) {
    StringBuilder text = new StringBuilder();
    for (OutputLine line : lines) {
      text.append("\n  | ").append(line.headline().stripTrailing().replace("\n", "\n  | "));
    }
    return text.toString();
  }
}
