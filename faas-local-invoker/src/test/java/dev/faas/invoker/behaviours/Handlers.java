package dev.faas.invoker.behaviours;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.util.Map;

/** The handlers that cases speak of. */
final class Handlers {

  /** The environment variable with the first number of {@link Counter}. */
  static final String STARTS_AT = "STARTS_AT";

  private Handlers() {}

  /** The handler of this name. */
  static FunctionDefinition<JsonValue, JsonValue> named(
      String where, String name, Map<String, JsonValue> function) {
    return switch (name) {
      case "echo" ->
        plain(echo(function.containsKey("printsEvent")
            && Boolean.parseBoolean(function.get("printsEvent").text())));
      case "counter" -> FunctionDefinition.of(Counter.class);
      case "return-function-version" ->
        plain((event, context) -> JsonValue.of(context.function().version()));
      case "return-request-id" -> plain((event, context) -> JsonValue.of(context.requestId()));
      case "throw" ->
        plain(thrower(
            Vocabulary.text(function, "exception", "java.lang.RuntimeException"),
            Vocabulary.text(function, "message", "")));
      default -> throw new UnknownWordException(where + ".handler", name);
    };
  }

  /** Counts the invocations of its environment. */
  public static final class Counter implements Handler<JsonValue, JsonValue> {
    private long counted;

    @Override
    public JsonValue handle(JsonValue event, Context context) {
      long startsAt =
          Long.parseLong(context.environmentVariables().get(STARTS_AT).orElse("0"));
      return JsonObject.of(Map.of("counter", JsonValue.of(startsAt + counted++)));
    }
  }

  private static Handler<JsonValue, JsonValue> echo(boolean printsEvent) {
    return (event, context) -> {
      if (printsEvent) {
        System.out.println(event);
      }
      return event;
    };
  }

  private static Handler<JsonValue, JsonValue> thrower(String exception, String message) {
    return (event, context) -> {
      String name = exception.equals("Exception") ? "java.lang.Exception" : exception;
      throw (Exception) Class.forName(name).getConstructor(String.class).newInstance(message);
    };
  }

  private static FunctionDefinition<JsonValue, JsonValue> plain(
      Handler<JsonValue, JsonValue> handler) {
    return FunctionDefinition.of(JsonValue.class, JsonValue.class, handler);
  }
}
