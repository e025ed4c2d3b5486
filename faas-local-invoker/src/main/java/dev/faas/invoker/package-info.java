/**
 * Runs functions in this process with the behaviour of the real service: execution environments with
 * cold and warm starts, deadlines, error payloads, log streams.
 *
 * <pre>{@code
 * try (LocalInvoker invoker = LocalInvoker.create()) {
 *   LocalFunction<HttpRequest, HttpResponse> orders = invoker.deploy(FunctionDefinition.of(Orders.class));
 *   Outcome<HttpResponse> outcome = orders.invoke(HttpRequest.get("/orders"));
 *   if (outcome instanceof Outcome.Returned<HttpResponse> returned) {
 *     System.out.println(returned.result().status());
 *   }
 * }
 * }</pre>
 *
 * <p>Enter at {@link dev.faas.invoker.LocalInvoker}. References are non-null unless marked {@code
 * @Nullable}.
 */
@NullMarked
package dev.faas.invoker;

import org.jspecify.annotations.NullMarked;
