package dev.faas.events.azure;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a custom handler: what goes to the output bindings. Immutable.
 *
 * <pre>{@code
 * AzureAnswer.ok().withOutput("orders", Body.ofJson(order)).withLog("1 order")
 * }</pre>
 *
 * <p>The host decodes every text that happens to be base64, such as {@code test}; {@link #withOutput(String,
 * Body)} encodes such a text, so that it arrives as it was given. Facts: Azure Functions documentation,
 * "Azure Functions custom handlers"; the host's public source ({@code HttpScriptInvocationResultExtensions}).
 *
 * @param outputs the values of the output bindings, as they are on the wire
 * @param logs lines for the log of the invocation
 * @param returnValue the value of the output binding {@code $return}; null for none
 * @param meta where the answer was read: every field that no component stands for
 */
public record AzureAnswer(
    JsonObject outputs, List<String> logs, JsonValue returnValue, EventMeta meta) {

  private static final AzureAnswer OK =
      new AzureAnswer(JsonObject.EMPTY, List.of(), JsonNull.NULL, EventMeta.none());

  /** Copies the list. */
  public AzureAnswer {
    logs = List.copyOf(logs);
  }

  static final class Wire extends Shape<AzureAnswer> {
    private static final JsonCodec<List<String>> LINES = Lists.of(Scalars.TEXT);

    Wire() {
      super(OK);
    }

    @Override
    protected AzureAnswer fields(Fields f, AzureAnswer a) throws IOException {
      EventMeta meta = f.meta(AzureEvents.PLATFORM, AzureInvocation.KIND, a.meta());
      JsonObject outputs = f.always("Outputs", Scalars.OBJECT, a.outputs(), JsonObject.EMPTY);
      List<String> logs = f.always("Logs", LINES, a.logs(), List.of());
      JsonValue returned = f.orNull(JsonNull.NULL, "ReturnValue", Scalars.JSON, a.returnValue());
      return new AzureAnswer(outputs, logs, returned, meta);
    }
  }

  /** All went well, and nothing goes anywhere. */
  public static AzureAnswer ok() {
    return OK;
  }

  /** This answer with a text, JSON or bytes for one more output binding. */
  public AzureAnswer withOutput(String binding, Body value) {
    return withOutput(binding, form(value));
  }

  /** This answer with a value for one more output binding, as it is on the wire. */
  public AzureAnswer withOutput(String binding, JsonValue value) {
    return new AzureAnswer(outputs.with(binding, value), logs, returnValue, meta);
  }

  /** This answer with a text, JSON or bytes for the output binding {@code $return}. */
  public AzureAnswer withReturnValue(Body value) {
    return new AzureAnswer(outputs, logs, form(value), meta);
  }

  /** This answer with one more line for the log. */
  public AzureAnswer withLog(String line) {
    List<String> more = new ArrayList<>(logs);
    more.add(line);
    return new AzureAnswer(outputs, more, returnValue, meta);
  }

  private static JsonValue form(Body value) {
    if (value.isText() && !isDecoded(value.wire())) {
      return JsonValue.of(value.wire());
    }
    return JsonValue.of(Body.of(value.bytes()).wire());
  }

  /** Whether the host would decode a text; it passes over white space. */
  private static boolean isDecoded(String text) {
    return Base64Body.isWhole(text.replaceAll("[ \t\r\n]", ""));
  }
}
