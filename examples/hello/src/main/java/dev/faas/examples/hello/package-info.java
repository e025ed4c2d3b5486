/**
 * The first functions, {@link dev.faas.examples.hello.Hello} and {@link
 * dev.faas.examples.hello.Orders}, and a program that runs them on a folder of events.
 */
@NullMarked
package dev.faas.examples.hello;

import org.jspecify.annotations.NullMarked;
