/**
 * Events from files, as parameters of tests: the very JSON that a platform sends.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @Events(folder = "events/http")
 * void answersAll(HttpRequest request, FunctionUnderTest<HttpRequest, HttpResponse> pets) {
 *   assertThat(pets.invoke(request)).succeeded();
 * }
 *
 * @Test
 * void findsAPet(
 *     @Event("events/http/get-pet.json") HttpRequest request,
 *     FunctionUnderTest<HttpRequest, HttpResponse> pets) { … }
 * }</pre>
 *
 * <p>Enter at {@link dev.faas.testkit.samples.Event}. It needs junit-jupiter-params, which the testkit
 * does not bring: it is part of junit-jupiter. References are non-null unless marked {@code @Nullable}.
 */
@NullMarked
package dev.faas.testkit.samples;

import org.jspecify.annotations.NullMarked;
