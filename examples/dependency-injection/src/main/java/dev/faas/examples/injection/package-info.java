/**
 * One function, made by plain constructors, by Spring and by Guice: {@link
 * dev.faas.examples.injection.Welcome} knows none of them.
 */
@NullMarked
package dev.faas.examples.injection;

import org.jspecify.annotations.NullMarked;
