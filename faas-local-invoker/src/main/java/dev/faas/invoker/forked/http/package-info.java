/**
 * The HTTP/1.1 of the Runtime API, as far as runtimes of any language speak it: enter at {@link
 * dev.faas.invoker.forked.http.HttpListener}. It is here because the JDK's server cannot read trailers, in
 * which a runtime tells of an error in the middle of a stream.
 */
@NullMarked
package dev.faas.invoker.forked.http;

import org.jspecify.annotations.NullMarked;
