package dev.faas.events;

/**
 * A typed value that a sender put beside the body of a message.
 *
 * <p>AWS has types; on Google Cloud and in CloudEvents every attribute is a {@link Text} of type {@code
 * String}.
 */
public sealed interface MessageAttribute {

  /**
   * A text or a number.
   *
   * @param dataType {@code String} or {@code Number}, where AWS allows a label of the sender's own behind
   *     a full stop, as in {@code Number.int}
   * @param value the text; of a number its decimal form as it was sent
   */
  record Text(String dataType, String value) implements MessageAttribute {

    @Override
    public String text() {
      return value;
    }
  }

  /**
   * Bytes.
   *
   * @param dataType {@code Binary}, where AWS allows a label of the sender's own behind a full stop, as
   *     in {@code Binary.png}
   * @param value the bytes
   */
  record Binary(String dataType, Body value) implements MessageAttribute {

    @Override
    public String text() {
      return value.text();
    }
  }

  /** A text attribute of type {@code String}. */
  static MessageAttribute of(String value) {
    return new Text("String", value);
  }

  /** A text attribute of type {@code Number}. */
  static MessageAttribute of(long value) {
    return new Text("Number", Long.toString(value));
  }

  /** A binary attribute of type {@code Binary}. */
  static MessageAttribute of(byte[] value) {
    return new Binary("Binary", Body.of(value));
  }

  /** The type as the platform calls it, such as {@code String}, {@code Number.int} or {@code Binary}. */
  String dataType();

  /**
   * The value as text; bytes are read as UTF-8.
   *
   * @throws dev.faas.DecodeException if the bytes came as malformed base64
   */
  String text();
}
