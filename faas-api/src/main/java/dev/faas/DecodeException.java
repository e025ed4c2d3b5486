package dev.faas;

import org.jspecify.annotations.Nullable;

/** Bytes that do not have the shape of what they should be: says where, what was expected and found. */
public final class DecodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String path;
  private final String expected;
  private final String found;

  /**
   * A finding.
   *
   * @param kind what was being read, such as {@code sqs}
   * @param path the place as a JSON path, such as {@code $.Records[0].messageId}; {@code $} is the whole
   * @param expected what should stand there
   * @param found what stands there instead
   * @param cause the parser's own complaint, or null
   */
  public DecodeException(
      String kind, String path, String expected, String found, @Nullable Throwable cause) {
    super(null, cause);
    this.kind = kind;
    this.path = path;
    this.expected = expected;
    this.found = found;
  }

  @Override
  public String getMessage() {
    return kind + " at " + path + ": expected " + expected + ", found " + found;
  }

  /** What was being read, such as {@code sqs}. */
  public String kind() {
    return kind;
  }

  /** The place as a JSON path, such as {@code $.Records[0].messageId}. */
  public String path() {
    return path;
  }

  /** What should stand there. */
  public String expected() {
    return expected;
  }

  /** What stands there instead. */
  public String found() {
    return found;
  }
}
