package dev.faas.invoker.behaviours;

import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.async.AsyncSettings;
import dev.faas.invoker.async.InMemoryDestination;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.util.Map;
import java.util.Set;

/** Where the asynchronous events of a case end up. */
final class AsyncScene {

  private final InMemoryDestination onSuccess = InMemoryDestination.queue("success");
  private final InMemoryDestination onFailure = InMemoryDestination.queue("failure");
  private final InMemoryDestination deadLetters = InMemoryDestination.queue("dead-letters");

  InMemoryDestination onSuccess() {
    return onSuccess;
  }

  InMemoryDestination onFailure() {
    return onFailure;
  }

  InMemoryDestination deadLetters() {
    return deadLetters;
  }

  /** Configures a function as a case says under {@code async}. */
  void configure(String where, JsonValue described, LocalFunction<?, ?> function) {
    if (described == JsonNull.NULL) {
      return;
    }
    Map<String, JsonValue> words = Vocabulary.members(
        where, described, Set.of("maximumRetryAttempts", "onSuccess", "onFailure"));
    AsyncSettings settings = AsyncSettings.DEFAULT;
    for (Map.Entry<String, JsonValue> word : words.entrySet()) {
      settings = switch (word.getKey()) {
        case "maximumRetryAttempts" ->
          settings.withMaximumRetryAttempts(Integer.parseInt(word.getValue().text()));
        case "onSuccess" -> settings.withOnSuccess(queue(where, word.getValue(), onSuccess));
        default -> settings.withOnFailure(queue(where, word.getValue(), onFailure));
      };
    }
    function.configureAsync(settings);
  }

  /** The place for what a case calls a queue. */
  static InMemoryDestination queue(String where, JsonValue word, InMemoryDestination place) {
    if (!word.text().equals("sqs")) {
      throw new UnknownWordException(where, word);
    }
    return place;
  }
}
