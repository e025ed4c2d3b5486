package dev.faas.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.faas.DecodeException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from bytes, one value after the other, and knows where it is. Not safe for use by several
 * threads.
 *
 * <p>It stands on a value: {@link #text}, {@link #value} and their like take it; {@link #startObject}
 * then {@link #nextName}, and {@link #startArray} then {@link #nextElement}, go inside. Limits: {@value
 * #MAX_DEPTH} levels, {@value #MAX_TEXT} characters in a text, {@value #MAX_NAME} in a name, {@value
 * #MAX_NUMBER} in a number.
 */
public class JsonReader {

  /** How deep arrays and objects may be nested. */
  public static final int MAX_DEPTH = 500;

  /** How many characters a text may have. */
  public static final int MAX_TEXT = 20_000_000;

  /** How many characters the name of a member may have. */
  public static final int MAX_NAME = 50_000;

  /** How many characters a number may have. */
  public static final int MAX_NUMBER = 1_000;

  private static final JsonFactory FACTORY = settings().build();

  private static JsonFactoryBuilder settings() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_TEXT)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_NUMBER)
            .build())
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE);
  }

  private final String kind;
  private final byte[] json;
  private final JsonParser parser;

  /**
   * A reader that stands on the first value.
   *
   * @param kind what is being read, for errors, such as {@code sqs}
   * @throws DecodeException if there is no JSON value
   */
  public JsonReader(String kind, byte[] json) {
    this.kind = kind;
    this.json = json;
    this.parser = parser(kind, json);
    try {
      if (parser.nextToken() == null) {
        throw failure("JSON", "nothing: the input is empty");
      }
    } catch (IOException broken) {
      throw broken(broken);
    }
  }

  private static JsonParser parser(String kind, byte[] json) {
    try {
      return FACTORY.createParser(json);
    } catch (IOException notText) {
      throw new DecodeException(
          kind, "$", "JSON in UTF-8", String.valueOf(notText.getMessage()), notText);
    }
  }

  /** What is being read, for errors. */
  public final String kind() {
    return kind;
  }

  /** Where the reader stands, as a JSON path. */
  public final String path() {
    return JsonPlace.of(parser);
  }

  /** Whether the value is null. */
  public final boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** The value, which must be a text. */
  public final String text() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw failure("a text");
    }
    return parser.getText();
  }

  /** The value, which must be true or false. */
  public final boolean bool() {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw failure("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /**
   * The value, which must be a number, with an exponent of at most {@value #MAX_NUMBER}: reckoning with
   * more could take any time and memory.
   */
  public final BigDecimal number() throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw failure("a number");
    }
    BigDecimal exact = decimal();
    if (Math.abs((long) exact.scale()) > MAX_NUMBER) {
      throw failure("a number with an exponent of at most " + MAX_NUMBER);
    }
    return exact;
  }

  private BigDecimal decimal() throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException tooLongAnExponent) {
      throw failure("a number with an exponent of at most nine digits");
    }
  }

  /** The value, which must be a number, as it is spelled. */
  public final String digits() throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw failure("a number");
    }
    return parser.getText();
  }

  /** The value, which must be a whole number of 64 bits, such as 200 or 2e2. */
  public final long wholeNumber() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    if (token.isNumeric()) {
      BigDecimal exact = decimal();
      if ((long) exact.precision() - exact.scale() <= 19 && fitsLong(exact)) {
        return exact.longValue();
      }
    }
    throw failure("a whole number of at most 64 bits");
  }

  private static boolean fitsLong(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(number.longValue())) == 0;
  }

  /** Whether the value is an object. */
  public final boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** Whether the value is a text. */
  public final boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Whether the value is an array. */
  public final boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Goes into the value, which must be an object. */
  public final void startObject() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw failure("an object");
    }
  }

  /** Goes to the next member's value and returns its name, interned; null at the object's end. */
  public final @Nullable String nextName() throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      if (parser.currentToken() == null) {
        throw failure("the end of the object");
      }
      return null;
    }
    parser.nextToken();
    return name;
  }

  /**
   * Goes to the next member's value like {@link #nextName()}; this is faster if the member has the name
   * that is expected.
   */
  public final @Nullable String nextName(JsonWriter.Name expected) throws IOException {
    if (parser.nextFieldName(expected.encoded())) {
      parser.nextToken();
      return expected.text();
    }
    if (parser.currentToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      return name;
    }
    if (parser.currentToken() == null) {
      throw failure("the end of the object");
    }
    return null;
  }

  /** Goes into the value, which must be an array. */
  public final void startArray() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw failure("an array");
    }
  }

  /** Goes to the next element; false at the array's end. */
  public final boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** The value, whatever it is. */
  public final JsonValue value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new JsonValue.JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.JsonNumber(decimal());
      case VALUE_TRUE -> JsonValue.of(true);
      case VALUE_FALSE -> JsonValue.of(false);
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw failure("a JSON value");
    };
  }

  private JsonObject object() throws IOException {
    OrderedMap.Builder<JsonValue> members = new OrderedMap.Builder<>();
    for (String name = nextName(); name != null; name = nextName()) {
      if (!members.add(name, value())) {
        throw duplicate();
      }
    }
    return JsonObject.owning(members.build());
  }

  private JsonArray array() throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (nextElement()) {
      elements.add(value());
    }
    return new JsonArray(elements);
  }

  /** The value, which must be an object, as it stands there; it is only checked to be JSON. */
  public final RawJson raw() throws IOException {
    startObject();
    long from = parser.currentTokenLocation().getByteOffset();
    if (from < 0) { // not UTF-8
      byte[] rewritten = value().toString().getBytes(StandardCharsets.UTF_8);
      return new RawJson(rewritten, 0, rewritten.length);
    }
    parser.skipChildren();
    int to = (int) parser.currentLocation().getByteOffset();
    return new RawJson(json, (int) from, to);
  }

  /** Passes over the value. */
  public final void skip() throws IOException {
    parser.skipChildren();
  }

  /** Makes sure that nothing follows the value. */
  public final void end() throws IOException {
    if (parser.nextToken() != null) {
      throw failure("the end of the input");
    }
  }

  /** The error: here should stand something else. */
  public final DecodeException failure(String expected) {
    return failure(expected, found());
  }

  /** The error: here should stand something else than what was found. */
  public final DecodeException failure(String expected, String found) {
    return new DecodeException(kind, JsonPlace.of(parser), expected, found, null);
  }

  /** The error: a name stands twice in an object. */
  public final DecodeException duplicate() {
    return failure("each name once", "the name a second time");
  }

  /**
   * The error: a member of the object just read should be something else.
   *
   * @param path the member's name, or the names that lead to it, joined by dots
   */
  public final DecodeException failure(String path, String expected, String found) {
    return new DecodeException(kind, JsonPlace.of(parser) + "." + path, expected, found, null);
  }

  /**
   * The error: the object just read lacks a member.
   *
   * @param path the member's name, or the names that lead to it, joined by dots
   */
  public final DecodeException missing(String path, String expected) {
    return failure(path, expected, "nothing");
  }

  /** The error behind what the parser could not read. */
  public final DecodeException broken(IOException failure) {
    String found = atTheEnd(failure)
        ? "the end of the input"
        : failure instanceof JsonProcessingException json
            ? JsonPlace.withLocation(json)
            : String.valueOf(failure.getMessage());
    return new DecodeException(kind, JsonPlace.of(parser), "JSON", found, failure);
  }

  private static boolean atTheEnd(IOException failure) {
    return failure instanceof JsonProcessingException json
        && json.getOriginalMessage().startsWith("Unexpected end-of-input");
  }

  private String found() {
    try {
      return JsonPlace.describe(parser);
    } catch (IOException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }
}
