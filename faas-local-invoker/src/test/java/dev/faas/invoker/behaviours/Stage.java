package dev.faas.invoker.behaviours;

import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonNull;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.async.AsyncInvocation;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.version.Alias;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Plays a case: makes what is given, does what is said, and checks what must hold. */
final class Stage implements AutoCloseable {

  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "123456789012";
  private static final String NAME = "fn";

  private final Case play;
  private final LocalInvoker invoker = LocalInvoker.builder()
      .timeline(SimulatedTime.startingAt(Instant.parse("2026-03-01T12:00:00Z")))
      .region(REGION)
      .accountId(ACCOUNT)
      .build();
  private final AsyncScene scene = new AsyncScene();
  private String function = NAME;

  private Stage(Case play) {
    this.play = play;
  }

  /**
   * Plays it.
   *
   * @throws AssertionError if something does not hold that must
   * @throws UnknownWordException if the case has a word without a meaning
   * @throws Missing if the engine lacks something that the case needs
   */
  static void play(Case play) {
    try (Stage stage = new Stage(play)) {
      stage.give(play.given());
      stage.check(play.operations().stream().map(stage::perform).toList());
    }
  }

  private void give(JsonValue given) {
    Map<String, JsonValue> things = Vocabulary.members(
        play.id() + " given", given, Set.of("function", "functions", "class", "handler"));
    if (things.containsKey("functions")
        && !things.get("functions").equals(new JsonArray(List.of()))) {
      throw new UnknownWordException(play.id() + " given.functions", things.get("functions"));
    }
    if (things.containsKey("function")) {
      deploy(things.get("function"));
    }
    if (things.containsKey("class")) {
      deployClass(things.get("class").text(), Vocabulary.text(things, "handler", "Class"));
    }
  }

  private void deploy(JsonValue described) {
    String where = play.id() + " given.function";
    Map<String, JsonValue> words = Vocabulary.members(
        where,
        described,
        Set.of(
            "name",
            "runtime",
            "handler",
            "memoryMb",
            "startsAt",
            "exception",
            "message",
            "printsEvent",
            "async",
            "deadLetterQueue",
            "published",
            "aliases"));
    Vocabulary.only(where, words, "runtime", "java");
    function = Vocabulary.text(words, "name", NAME);
    FunctionSettings settings = FunctionSettings.named(function)
        .withMemoryMegabytes(Integer.parseInt(Vocabulary.text(words, "memoryMb", "128")))
        .withEnvironmentVariable(Handlers.STARTS_AT, Vocabulary.text(words, "startsAt", "0"));
    if (words.containsKey("deadLetterQueue")) {
      settings = settings.withDeadLetterQueue(
          AsyncScene.queue(where, words.get("deadLetterQueue"), scene.deadLetters()));
    }
    LocalFunction<JsonValue, JsonValue> deployed = invoker.deploy(
        Handlers.named(where, Vocabulary.text(words, "handler", "echo"), words),
        JsonFormat.JSON,
        settings);
    scene.configure(where + ".async", words.getOrDefault("async", JsonNull.NULL), deployed);
    publish(deployed, words.getOrDefault("published", new JsonArray(List.of())));
    alias(where + ".aliases", deployed, words.getOrDefault("aliases", JsonObject.of(Map.of())));
  }

  /** Publishes versions, each with another description, since nothing is published without a change. */
  private static void publish(LocalFunction<?, ?> deployed, JsonValue versions) {
    for (JsonValue version : ((JsonArray) versions).elements()) {
      deployed.update(deployed.settings().withDescription("version " + version.text()));
      deployed.publish();
    }
  }

  private static void alias(String where, LocalFunction<?, ?> deployed, JsonValue aliases) {
    ((JsonObject) aliases).members().forEach((name, described) -> {
      Map<String, JsonValue> words =
          Vocabulary.members(where, described, Set.of("version", "additionalVersionWeights"));
      Alias alias = Alias.of(name, Vocabulary.text(words, "version", "$LATEST"));
      JsonValue weights = words.getOrDefault("additionalVersionWeights", JsonObject.of(Map.of()));
      for (var weight : ((JsonObject) weights).members().entrySet()) {
        alias = alias.withWeight(
            weight.getKey(), Double.parseDouble(weight.getValue().text()));
      }
      deployed.createAlias(alias);
    });
  }

  /**
   * Deploys a class as the service does, by a handler string.
   *
   * @param described what the class does, in words
   * @param handler a handler string in which {@code Class} stands for the class's name
   */
  private void deployClass(String described, String handler) {
    String name = JavaClasses.of(play.id() + " given.class", described).getName();
    invoker.deploy(
        handler.replaceFirst("^Class", Matcher.quoteReplacement(name)),
        FunctionSettings.named(function));
  }

  private Answer perform(JsonValue operation) {
    String where = play.id() + " when";
    Map<String, JsonValue> words = Vocabulary.members(
        where,
        operation,
        Set.of(
            "op",
            "invocationType",
            "payload",
            "payloadHex",
            "logType",
            "functionName",
            "qualifier",
            "atMost"));
    Vocabulary.only(where, words, "op", "invoke", "invoke-until");
    Vocabulary.only(where, words, "invocationType", "RequestResponse", "DryRun", "Event");
    Vocabulary.only(where, words, "logType", "None", "Tail");
    String name = Vocabulary.text(words, "functionName", function);
    if (words.containsKey("qualifier")) {
      name += ":" + words.get("qualifier").text();
    }
    if (words.get("op").text().equals("invoke-until")) {
      return invokeUntil(name, Integer.parseInt(words.get("atMost").text()));
    }
    return switch (words.getOrDefault("invocationType", JsonNull.NULL).text()) {
      case "DryRun" -> dryRun(name, payload(words));
      case "Event" -> accept(name, payload(words));
      default -> invoke(name, payload(words));
    };
  }

  private Answer invokeUntil(String name, int atMost) {
    Set<String> versions = new TreeSet<>();
    for (int i = 0; i < atMost; i++) {
      versions.add(
          invoker.function(name).invokeRaw(Payload.of("1")).invocation().version());
    }
    return new Answer.Versions(versions);
  }

  private Answer accept(String name, Payload payload) {
    AsyncInvocation event = invoker.function(name).invokeAsync(InvocationRequest.of(payload));
    invoker.settle();
    return new Answer.Accepted(event, scene);
  }

  private static Payload payload(Map<String, JsonValue> words) {
    if (words.containsKey("payloadHex")) {
      return Payload.of(HexFormat.of().parseHex(words.get("payloadHex").text()));
    }
    return words.containsKey("payload")
        ? Payload.of(words.get("payload").toString())
        : Payload.empty();
  }

  private Answer invoke(String name, Payload payload) {
    try {
      return new Answer.Invoked(invoker.function(name).invokeRaw(payload));
    } catch (RefusedException refusal) {
      return new Answer.Refused(refusal);
    }
  }

  /** Checks whether the function could be invoked. */
  private Answer dryRun(String name, Payload payload) {
    LocalFunction<?, ?> asked = invoker.function(name);
    asked.dryRun(InvocationRequest.of(payload));
    return new Answer.DryRun(asked.logGroup().streams().size());
  }

  private void check(List<Answer> answers) {
    Expectation expectation = new Expectation(
        Map.of("region", REGION, "account", ACCOUNT, "partition", "aws", "fn", function));
    if (answers.size() == 1) {
      check(expectation, "then", play.then(), answers.get(0));
      return;
    }
    Map<String, JsonValue> words =
        Vocabulary.members(play.id() + " then", play.then(), Set.of("results"));
    if (!(words.get("results") instanceof JsonArray results)
        || results.elements().size() != answers.size()) {
      throw new UnknownWordException(play.id() + " then", play.then());
    }
    for (int i = 0; i < answers.size(); i++) {
      if (results.elements().get(i) != JsonNull.NULL) {
        check(expectation, "results[" + i + "]", results.elements().get(i), answers.get(i));
      }
    }
  }

  private void check(Expectation expectation, String place, JsonValue then, Answer answer) {
    if (!(then instanceof JsonObject words) || words.members().isEmpty()) {
      throw new UnknownWordException(play.id() + " " + place, then);
    }
    words
        .members()
        .forEach((word, expected) ->
            expectation.check(play.id() + " " + place + "." + word, expected, answer.value(word)));
  }

  @Override
  public void close() {
    invoker.close();
  }
}
