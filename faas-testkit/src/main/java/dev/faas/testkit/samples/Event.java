package dev.faas.testkit.samples;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * An event from a file. On a method with {@code @ParameterizedTest} it is a run of the test, with the
 * event as the first argument; it can be repeated, for several runs, and {@link Events} takes a whole
 * folder. On a parameter of any test it is that parameter.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @Event("events/orders.json")
 * @Event("events/no-orders.json")
 * void bookkeeps(Batch<QueueMessage> batch, FunctionUnderTest<?, ?> orders) { … }
 * }</pre>
 *
 * <p>The event is decoded to the type of the parameter:
 *
 * <ul>
 *   <li>{@code HttpRequest}, or a {@code Batch} of {@code QueueMessage}, {@code StorageEvent}, {@code
 *       TableChange} or {@code StreamRecord}, from AWS's format;
 *   <li>such an item itself, if the file is a batch of one;
 *   <li>{@code Payload} or {@code String}: the file as it is.
 * </ul>
 *
 * A file that cannot be decoded is refused with its name and the place in it.
 */
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(Event.Repeated.class)
@ArgumentsSource(EventArguments.class)
@ExtendWith(EventParameters.class)
public @interface Event {

  /** The file, on the class path or else relative to the module's directory. */
  String value();

  /** What the compiler makes of several; write {@link Event} more than once, or {@link Events}. */
  @Target({ElementType.METHOD, ElementType.PARAMETER})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @interface Repeated {

    /** All of them. */
    Event[] value();
  }
}
