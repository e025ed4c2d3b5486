package dev.faas.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Changes events at random places: what comes of it is either decoded without loss, or refused with a
 * place and a finding.
 *
 * @param names members to add, known to the format where possible
 * @param values what stands in the place of others
 */
public record Mutations(List<String> names, List<JsonValue> values) {

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
      "\"a%20b+%zz\"",
      "\"a%20b+%2F%e0\"",
      "\"1E2\"",
      "1.5E9",
      "1e2147483647",
      "1e-2147483647",
      "\"2026-02-30T25:00:00Z\"",
      "\"2026-01-01T00:00:00.1234567890+01:00\"",
      "\"e30=\"",
      "\"not base64!\"");

  /** Mutations with the usual values, and these. */
  public static Mutations with(List<String> names, String... values) {
    return new Mutations(
        names,
        Stream.concat(VALUES.stream(), Stream.of(values)).map(JsonValue::parse).toList());
  }

  /**
   * Changes an event up to four times and checks what comes of it.
   *
   * @param reencode decodes and encodes
   */
  public void check(Payload event, long seed, UnaryOperator<Payload> reencode) {
    Random random = new Random(seed);
    JsonValue value = JsonValue.parse(event.array());
    for (int i = random.nextInt(4); i >= 0; i--) {
      value = mutated(value, random);
    }
    decodedWithoutLossOrRefused(value.toString(), reencode);
  }

  /** Checks this text as it is. */
  public static void decodedWithoutLossOrRefused(String json, UnaryOperator<Payload> reencode) {
    try {
      JsonTrees.assertSameJson(reencode.apply(Payload.of(json)).text(), json);
    } catch (DecodeException wrong) {
      assertThat(wrong.path()).startsWith("$");
      assertThat(wrong.found()).isNotBlank();
    }
  }

  /** Cuts an event off somewhere, changes a byte, and sees that it is decoded or refused. */
  public static void checkGarbled(Payload event, long seed, UnaryOperator<Payload> reencode) {
    Random random = new Random(seed);
    byte[] bytes = event.toByteArray();
    byte[] garbled = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
    try {
      assertThat(reencode.apply(Payload.wrap(garbled))).isNotNull();
    } catch (DecodeException wrong) {
      assertThat(wrong.found()).isNotBlank();
    }
  }

  private JsonValue mutated(JsonValue value, Random random) {
    if (value instanceof JsonObject object && !object.members().isEmpty() && goesInside(random)) {
      List<String> known = new ArrayList<>(object.members().keySet());
      String name = known.get(random.nextInt(known.size()));
      return switch (random.nextInt(8)) {
        case 0 -> object.without(name);
        case 1 -> object.with(names.get(random.nextInt(names.size())), anyValue(random));
        default -> object.with(name, mutated(object.members().get(name), random));
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

  private JsonValue anyValue(Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
