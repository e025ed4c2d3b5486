package dev.faas.events;

import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of an event: bytes, however the platform wrote them. Immutable; two are equal when their
 * bytes are.
 *
 * <pre>{@code
 * Order order = request.body().json(Order.class);
 * }</pre>
 *
 * <p>It remembers in which of three ways it came: as text, as base64, or as bytes. Base64 is decoded
 * when the bytes are asked for, so a malformed one harms only those who read it.
 */
public final class Body {

  private static final Body EMPTY = new Body("", null, null, null);
  private static final int SHOWN = 100;

  private final @Nullable String written;
  private final byte @Nullable [] raw;
  private final @Nullable String kind;
  private final @Nullable String path;

  /** Either written or raw is given; kind and path are given for base64 only. */
  private Body(
      @Nullable String written,
      byte @Nullable [] raw,
      @Nullable String kind,
      @Nullable String path) {
    this.written = written;
    this.raw = raw;
    this.kind = kind;
    this.path = path;
  }

  /** The empty text. */
  public static Body empty() {
    return EMPTY;
  }

  /** A text; its bytes are UTF-8. */
  public static Body of(String text) {
    return text.isEmpty() ? EMPTY : new Body(text, null, null, null);
  }

  /** A copy of these bytes. Platforms that carry only text will see them as base64. */
  public static Body of(byte[] bytes) {
    return new Body(null, bytes.clone(), null, null);
  }

  /** Bytes given as base64, with the standard alphabet; padding may be missing. */
  public static Body ofBase64(String base64) {
    return ofBase64(base64, "base64", "$");
  }

  /**
   * For codecs: bytes given as base64, and where it stands, for the error when it is malformed.
   *
   * @param base64 as it stands on the wire; kept as it is
   * @param kind what is being read, such as {@code http}
   * @param path where the base64 stands as a JSON path, such as {@code $.body}
   */
  public static Body ofBase64(String base64, String kind, String path) {
    return new Body(base64, null, kind, path);
  }

  /**
   * A value of the user's own type, or a collection of such, as JSON text, written by the standard mapper
   * of the type.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value
   * @throws IllegalStateException if there is no mapper; see {@link JsonMapper#standard}
   */
  public static Body ofJson(Object value) {
    return ofJson(value, JsonMapper.standard(PayloadType.home(value)));
  }

  /**
   * A value of the user's own type as JSON text, written by this mapper.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value
   */
  public static Body ofJson(Object value, JsonMapper mapper) {
    return of(new String(mapper.write(value), StandardCharsets.UTF_8));
  }

  /**
   * The bytes, in an array of the caller's own.
   *
   * @throws DecodeException if this is malformed base64
   */
  public byte[] bytes() {
    if (raw != null) {
      return raw.clone();
    }
    String text = wire();
    return kind == null ? text.getBytes(StandardCharsets.UTF_8) : decoded(text);
  }

  /**
   * The text, or the bytes read as UTF-8; what is not UTF-8 becomes U+FFFD.
   *
   * @throws DecodeException if this is malformed base64
   */
  public String text() {
    return written != null && kind == null ? written : new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * The JSON of this body as a value of the user's own type, read by the type's standard mapper.
   *
   * @throws DecodeException if this is no JSON, does not fit the type, or is malformed base64
   * @throws IllegalStateException if there is no mapper; see {@link JsonMapper#standard}
   */
  public <T> T json(Class<T> type) {
    return json(type, JsonMapper.standard(type));
  }

  /**
   * The JSON of this body as a value of a generic type, as in {@code json(new Type<List<Order>>() {})}.
   *
   * @throws DecodeException if this is no JSON, does not fit the type, or is malformed base64
   * @throws IllegalStateException if there is no mapper; see {@link JsonMapper#standard}
   */
  public <T> T json(Type<T> type) {
    return json(type, JsonMapper.standard(PayloadType.home(type)));
  }

  /**
   * The JSON of this body as a value of the user's own type, read by this mapper.
   *
   * @throws DecodeException if this is no JSON, does not fit the type, or is malformed base64
   */
  public <T> T json(Class<T> type, JsonMapper mapper) {
    return mapper.read(bytes(), Type.of(type));
  }

  /**
   * The JSON of this body as a value of a generic type, read by this mapper.
   *
   * @throws DecodeException if this is no JSON, does not fit the type, or is malformed base64
   */
  public <T> T json(Type<T> type, JsonMapper mapper) {
    return mapper.read(bytes(), type);
  }

  /** How many bytes there are; of base64 as many as its length makes, well-formed or not. */
  public int size() {
    if (raw != null) {
      return raw.length;
    }
    return kind == null ? bytes().length : (int) (unpadded(wire()) * 3L / 4);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return raw != null ? raw.length == 0 : wire().isEmpty();
  }

  /** Whether it was given as text, not as base64 or bytes. */
  public boolean isText() {
    return written != null && kind == null;
  }

  /** For codecs: the text as given, the base64 as given, or the bytes as base64. */
  public String wire() {
    if (written != null) {
      return written;
    }
    return Base64.getEncoder().encodeToString(Objects.requireNonNull(raw, "either is given"));
  }

  /** For codecs: whether {@link #wire} is base64; also for an empty body that was marked as such. */
  public boolean isBase64() {
    return kind != null || raw != null;
  }

  private byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new DecodeException(
          Objects.requireNonNull(kind, "given for base64"),
          Objects.requireNonNull(path, "given for base64"),
          "base64",
          malformation(base64),
          e);
    }
  }

  private static String malformation(String base64) {
    for (int i = 0; i < unpadded(base64); i++) {
      char c = base64.charAt(i);
      if (!HeaderRules.isAlphanumeric(c) && c != '+' && c != '/') {
        return "character '" + c + "' at offset " + i;
      }
    }
    return base64.length() + " characters that do not end on a whole byte";
  }

  /** How many characters stand before the padding, which has at most two. */
  private static int unpadded(String base64) {
    int length = base64.length();
    if (base64.endsWith("==")) {
      return length - 2;
    }
    return base64.endsWith("=") ? length - 1 : length;
  }

  private byte @Nullable [] bytesOrNull() {
    try {
      return bytes();
    } catch (DecodeException malformed) {
      return null;
    }
  }

  /** Compares the bytes; malformed base64 equals only the same malformed base64. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Body that)) {
      return false;
    }
    if (written != null && written.equals(that.written) && isBase64() == that.isBase64()) {
      return true;
    }
    byte @Nullable [] mine = bytesOrNull();
    return mine != null && Arrays.equals(mine, that.bytesOrNull());
  }

  @Override
  public int hashCode() {
    byte @Nullable [] mine = bytesOrNull();
    return mine == null ? wire().hashCode() : Arrays.hashCode(mine);
  }

  /** The beginning of the text, or how many bytes there are. */
  @Override
  public String toString() {
    if (raw != null) {
      return raw.length + " bytes";
    }
    String text = wire();
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return kind == null ? shown : "base64 " + shown;
  }
}
