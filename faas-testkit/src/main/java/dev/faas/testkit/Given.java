package dev.faas.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a test whose object is given to the constructors of its handlers: a fake, or anything else
 * that production gets from elsewhere. Mockito's {@code @Mock} and {@code @Spy} fields are given as well.
 *
 * <pre>{@code
 * @FaasTest(Orders.class)                      // Orders(Mailer mailer, EnvironmentVariables variables)
 * class OrdersTest {
 *   @Given final FakeMailer mailer = new FakeMailer();
 *
 *   @Test
 *   void sendsAReceipt(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> orders) {
 *     assertThat(orders.invoke(QueueMessages.of("tea"))).succeeded();
 *     assertThat(mailer.sent).containsExactly("tea");
 *   }
 * }
 * }</pre>
 *
 * <p><b>Which constructor?</b> Of those that are not private and take something given, the one with the
 * most parameters all of which can be had: given, or {@code EnvironmentVariables}, {@code FunctionInfo},
 * {@code InstantSource}, {@code FunctionFactory.World}. Where none takes anything given, the handler is
 * made as without the testkit.
 *
 * <p><b>Which field?</b> The only one whose type fits the parameter; of several the one with the
 * parameter's name (which the compiler keeps with {@code -parameters}). Anything else is refused before
 * the test, as is a field that no handler takes. A field further in hides one of the same name further
 * out.
 *
 * <p><b>When?</b> The fields are read when the handler is made, at the first invocation: it does not
 * matter which extension comes first, and {@code @BeforeEach} methods may still set them. When a field
 * has another object at a later invocation, that one starts cold with it. Functions that are shared by
 * tests take static fields, and instance fields if the class is {@code @TestInstance(PER_CLASS)}.
 *
 * <p><b>Isolated?</b> The object stays the test's; the function reaches it through the parameter's type.
 * That is a public interface, a type of the JDK or a jar, or one that is {@link FaasTest#shared}; what
 * the interface mentions has to be shared as well. A function that is {@code FORKED} takes nothing.
 *
 * <p>It holds for handlers that are named by their class, in {@link FaasTest} or {@link
 * FaasExtension.Builder#function(Class)}. A {@code FunctionDefinition} says itself how it is made.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Given {}
