package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MutationProperties {

  private static final List<String> VALUES = List.of(
      "null",
      "true",
      "0",
      "-1.50",
      "1e400",
      "99999999999999999999",
      "\"\"",
      "\"x\"",
      "\"007\"",
      "\"a=b; c\"",
      "\"\\ud800\"",
      "[]",
      "[null]",
      "[\"x\",{}]",
      "{}",
      "{\"x\":{\"y\":1}}",
      "{\"A\":\"1\",\"a\":\"2\"}",
      "{\"lambda\":null}",
      "{\"iam\":{\"userId\":null}}",
      "\"a%20b+%zz\"",
      "\"a%20b+%2F%e0\"",
      "\"1E2\"",
      "1.5E9",
      "1e2147483647",
      "1e-2147483647",
      "\"s3:TestEvent\"",
      "{\"S\":\"x\",\"x\":null}",
      "{\"N\":\"1.0\"}",
      "{\"NS\":[\"1.0\",\"+2\"]}",
      "{\"BS\":[\"AA\",\"\"]}",
      "{\"L\":[{\"N\":\"007\"},{\"NULL\":false},{\"M\":{\"x\":{\"BOOL\":true}}}]}");

  private static final List<String> NAMES = List.of(
      "x",
      "body",
      "Records",
      "attributes",
      "http",
      "isBase64Encoded",
      "dataType",
      "jwt",
      "eventName",
      "eventID",
      "key",
      "data",
      "Keys",
      "NewImage",
      "window",
      "N",
      "NS",
      "M",
      "Event");

  @Property(tries = 3000)
  void changedEventIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkEvent(AwsEvents.queue(), seed);
    checkEvent(AwsEvents.http(), seed);
    checkEvent(AwsEvents.rest(), seed);
    checkEvent(AwsEvents.storage(), seed);
    checkEvent(AwsEvents.table(), seed);
    checkEvent(AwsEvents.stream(), seed);
    check("s3-test.json", seed, json -> reencoded(AwsEvents.storage(), json));
  }

  @Property(tries = 2000)
  void changedResponseIsDecodedWithoutLossOrNamedAsWrong(@ForAll long seed) {
    checkResult(AwsEvents.http(), seed);
    checkResult(AwsEvents.rest(), seed);
    checkResult(AwsEvents.storage(), seed);
  }

  private static <I, O> void checkEvent(EventFormat<I, O> format, long seed) {
    check(format.kind() + ".json", seed, json -> reencoded(format, json));
  }

  private static <I, O> Payload reencoded(EventFormat<I, O> format, Payload json) {
    return format.encodeEvent(format.decode(json));
  }

  private static <I, O> void checkResult(EventFormat<I, O> format, long seed) {
    Payload wire = GoldenFiles.read(format.kind() + ".json");
    I request = format.decode(wire);
    check(
        format.kind() + "-result.json",
        seed,
        json -> format.encode(format.decodeResult(json, wire), request));
  }

  private static void check(String golden, long seed, UnaryOperator<Payload> reencode) {
    Random random = new Random(seed);
    JsonValue value = JsonValue.parse(GoldenFiles.read(golden).array());
    for (int i = random.nextInt(4); i >= 0; i--) {
      value = mutated(value, random);
    }
    String json = value.toString();
    try {
      JsonTrees.assertSameJson(reencode.apply(Payload.of(json)).text(), json);
    } catch (DecodeException wrong) {
      assertThat(wrong.path()).startsWith("$");
      assertThat(wrong.found()).isNotBlank();
    }
  }

  private static JsonValue mutated(JsonValue value, Random random) {
    if (value instanceof JsonObject object && !object.members().isEmpty() && goesInside(random)) {
      List<String> names = new ArrayList<>(object.members().keySet());
      String name = names.get(random.nextInt(names.size()));
      JsonValue member = object.members().get(name);
      return switch (random.nextInt(8)) {
        case 0 -> object.without(name);
        case 1 -> object.with(NAMES.get(random.nextInt(NAMES.size())), anyValue(random));
        default -> object.with(name, mutated(member, random));
      };
    }
    if (value instanceof JsonArray array && !array.elements().isEmpty() && goesInside(random)) {
      List<JsonValue> elements = new ArrayList<>(array.elements());
      int index = random.nextInt(elements.size());
      elements.set(index, mutated(elements.get(index), random));
      return new JsonArray(elements);
    }
    return anyValue(random);
  }

  private static boolean goesInside(Random random) {
    return random.nextInt(20) > 0;
  }

  private static JsonValue anyValue(Random random) {
    return JsonValue.parse(VALUES.get(random.nextInt(VALUES.size())));
  }

  @Property(tries = 1000)
  void cutOrGarbledBytesAreNamedAsWrongOrDecoded(@ForAll long seed) {
    Random random = new Random(seed);
    for (EventFormat<?, ?> each : List.of(
        AwsEvents.queue(),
        AwsEvents.http(),
        AwsEvents.storage(),
        AwsEvents.table(),
        AwsEvents.stream())) {
      byte[] bytes = GoldenFiles.read(each.kind() + ".json").toByteArray();
      byte[] garbled = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
      try {
        assertThat(each.decode(Payload.wrap(garbled))).isNotNull();
      } catch (DecodeException wrong) {
        assertThat(wrong.found()).isNotBlank();
      }
    }
  }
}
