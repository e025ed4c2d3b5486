package dev.faas.invoker.forked.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a client sent is not HTTP/1.1. */
final class MalformedRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }

  /** The body of the answer. */
  byte[] body() {
    return (getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
