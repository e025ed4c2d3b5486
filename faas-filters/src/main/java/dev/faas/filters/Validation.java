package dev.faas.filters;

import dev.faas.Filter;
import dev.faas.Type;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The expectations of a type of values, and filters that hold events, results and bodies to them. All
 * are checked, and all findings told. Immutable and safe for use by several threads, and so are its
 * filters.
 *
 * <pre>{@code
 * static final Validation<Order> ORDER = Validation.of(Order.class)
 *     .required("$.id", Order::id, id -> id > 0, "a positive number")
 *     .optional("$.note", Order::note, note -> note.length() <= 200, "at most 200 characters")
 *     .each("$.lines", Order::lines, LINE);
 *
 * FunctionDefinition.of(Orders.class).filteredBy(ORDER.ofRequestBodies())
 * FunctionDefinition.of(Mails.class).filteredBy(MAIL.ofEvents(message -> message.json(Mail.class)))
 * }</pre>
 *
 * <p>A {@link Check} of your own, or {@link dev.faas.filters.schema.JsonSchema}, is added with {@link
 * #check}. Findings are told to clients and in exceptions: where they must not, word them in a check.
 *
 * @param <T> the values
 */
public final class Validation<T> implements Check<T> {

  private final Type<T> type;
  private final List<Check<? super T>> checks;

  private Validation(Type<T> type, List<Check<? super T>> checks) {
    this.type = type;
    this.checks = List.copyOf(checks);
  }

  /** No expectations yet of values of this class. */
  public static <T> Validation<T> of(Class<T> type) {
    return of(Type.of(type));
  }

  /** No expectations yet of values of this generic type. */
  public static <T> Validation<T> of(Type<T> type) {
    return new Validation<>(type, List.of());
  }

  /**
   * With one more expectation of a part, which must be there.
   *
   * @param place where the part stands as a JSON path, such as {@code $.id}
   * @param part finds it; null is a violation
   * @param rule what must be true of it
   * @param expectation the rule in words that follow "expected", such as {@code a positive number}
   * @throws IllegalArgumentException if the place does not begin with {@code $}
   */
  public <V> Validation<T> required(
      String place,
      Function<? super T, ? extends @Nullable V> part,
      Predicate<? super V> rule,
      String expectation) {
    return check(PartRules.one(place, part, rule, expectation, true));
  }

  /** With one more expectation of a part, which may be null, but if it is there must meet it. */
  public <V> Validation<T> optional(
      String place,
      Function<? super T, ? extends @Nullable V> part,
      Predicate<? super V> rule,
      String expectation) {
    return check(PartRules.one(place, part, rule, expectation, false));
  }

  /** With the expectations of each of several parts, found at {@code place[0]}, {@code place[1]}, … */
  public <V> Validation<T> each(
      String place,
      Function<? super T, ? extends Iterable<? extends V>> parts,
      Check<? super V> expectations) {
    return check(PartRules.each(place, parts, expectations));
  }

  /** With a check of the whole value. */
  public Validation<T> check(Check<? super T> check) {
    List<Check<? super T>> longer = new ArrayList<>(checks);
    longer.add(check);
    return new Validation<>(type, longer);
  }

  @Override
  public List<Violation> violations(T value) {
    List<Violation> found = new ArrayList<>();
    for (Check<? super T> check : checks) {
      found.addAll(check.violations(value));
    }
    return List.copyOf(found);
  }

  /** A filter that looks at the event before the handler, and throws {@link ValidationException}. */
  public <O extends @Nullable Object> Filter<T, O> ofEvents() {
    return ofEvents(event -> event);
  }

  /**
   * A filter that reads a value from the event, such as its body, and throws {@link
   * ValidationException}. A {@link dev.faas.DecodeException} of reading is a violation, too.
   *
   * @param reading such as {@code message -> message.json(Order.class)}
   */
  public <E, O extends @Nullable Object> Filter<E, O> ofEvents(
      Function<? super E, ? extends T> reading) {
    return (event, context, next) -> {
      requireNone(ReadValue.violations(event, reading, this));
      return next.handle(event, context);
    };
  }

  /**
   * A filter that looks at the result, and throws {@link ValidationException}: the work is done then.
   */
  public <I extends @Nullable Object> Filter<I, T> ofResults() {
    return (event, context, next) -> {
      T result = next.handle(event, context);
      requireNone(violations(result));
      return result;
    };
  }

  /**
   * A filter that reads the body of a request from its JSON, or takes the body itself if this is of
   * {@code Body}, and answers 400 with all violations as {@code application/problem+json} (RFC 9457) in
   * the member {@code violations}, each with {@code place}, {@code expected} and {@code found}.
   */
  public Filter<HttpRequest, HttpResponse> ofRequestBodies() {
    return (request, context, next) -> {
      List<Violation> found = ReadValue.violations(request, ReadValue.body(type), this);
      return found.isEmpty() ? next.handle(request, context) : BadRequest.of(found);
    };
  }

  private void requireNone(List<Violation> found) {
    if (!found.isEmpty()) {
      throw new ValidationException(type.rawClass().getSimpleName(), found);
    }
  }
}
