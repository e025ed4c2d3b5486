/** The first functions: {@link dev.faas.examples.hello.Hello} and {@link dev.faas.examples.hello.Orders}. */
@NullMarked
package dev.faas.examples.hello;

import org.jspecify.annotations.NullMarked;
