package dev.faas.events.azure;

import dev.faas.DecodeException;
import dev.faas.events.HttpResponse;
import dev.faas.events.azure.host.HostAnswer;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.codec.Framed;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response as the first output of a custom handler's answer. */
final class HttpResponses extends Framed<HttpResponse, HttpResponse> {

  private static final String OUTPUTS = "Outputs";

  private final JsonCodec<HttpResponse> output = new HttpOutput();
  private final String binding;

  HttpResponses(String binding) {
    super(false);
    this.binding = binding;
  }

  @Override
  public String expected() {
    return "an object with Outputs";
  }

  @Override
  protected List<JsonValue> split(String kind, JsonValue wire) {
    JsonObject outputs = outputs(wire);
    if (outputs == null) {
      String found = HostValue.described(wire);
      throw new DecodeException(
          kind, "$.Outputs", "an object with the response's binding", found, null);
    }
    return List.of(HostValue.opened(outputs.members().values().iterator().next()));
  }

  private static @Nullable JsonObject outputs(JsonValue answer) {
    return answer instanceof JsonObject members
            && members.get(OUTPUTS) instanceof JsonObject outputs
            && !outputs.members().isEmpty()
        ? outputs
        : null;
  }

  @Override
  protected JsonValue join(List<JsonValue> parts, @Nullable JsonValue frame) {
    JsonValue response = only(parts);
    JsonObject outputs = frame == null ? null : outputs(frame);
    if (outputs != null && frame instanceof JsonObject answer) {
      String name = outputs.members().keySet().iterator().next();
      JsonValue known = outputs.members().getOrDefault(name, response);
      return HostValue.opened(known).equals(response)
          ? answer
          : answer.with(OUTPUTS, outputs.with(name, checked(response)));
    }
    return HostAnswer.of(JsonObject.EMPTY.with(binding, checked(response)));
  }

  private static JsonValue checked(JsonValue response) {
    if (HttpFields.hasSeveralCookies(response)) {
      throw new IllegalArgumentException(
          "a custom handler of Azure Functions can set one cookie in a "
              + "response, not several: its output binding has one value for each header.");
    }
    return response;
  }

  @Override
  protected JsonCodec<HttpResponse> reader(JsonValue part) {
    return output;
  }

  @Override
  protected JsonCodec<HttpResponse> writer(HttpResponse response, String kind) {
    return output;
  }
}
