package dev.faas.events.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faas.Payload;
import dev.faas.events.EventFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;

/** What holds for every wire format: what went in comes out. */
public final class Formats {

  private Formats() {}

  /** Decodes an event and encodes it again. */
  public static <I, O> Payload reencoded(EventFormat<I, O> format, Payload json) {
    return format.encodeEvent(format.decode(json));
  }

  /** Decodes a result and encodes it again, as the answer to an event. */
  public static <I, O> Payload reencodedResult(
      EventFormat<I, O> format, Payload result, Payload event) {
    return format.encode(format.decodeResult(result, event), format.decode(event));
  }

  /**
   * A test for each real event of a folder: it comes out as it went in.
   *
   * @param folder below the corpus, such as {@code events/aws/sqs}
   * @param except names of files that are no such events
   */
  public static List<DynamicTest> lossless(
      String folder, EventFormat<?, ?> format, Set<String> except) {
    return lossless(folder, json -> reencoded(format, json), except);
  }

  /** A test for each real event of a folder, like the other one. */
  public static List<DynamicTest> lossless(
      String folder, UnaryOperator<Payload> reencode, Set<String> except) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : Corpus.files(folder)) {
      if (!except.contains(String.valueOf(file.getFileName()))) {
        tests.add(dynamicTest(folder + "/" + file.getFileName(), () -> {
          Payload json = Payload.of(Corpus.read(file));
          Payload once = reencode.apply(json);
          JsonTrees.assertSameJson(once.text(), json.text());
          assertThat(reencode.apply(once).text()).as("the second time").isEqualTo(once.text());
        }));
      }
    }
    assertThat(tests).as(folder).isNotEmpty();
    return tests;
  }

  /** A golden file of a room. */
  public static Payload golden(Class<?> room, String name) {
    try (InputStream in = room.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no golden file " + name + " beside " + room);
      }
      return Payload.wrap(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The golden event of a format comes out as it went in, decodes to equal values, and is named in the
   * room's README.
   */
  public static <I, O> void reproduces(Class<?> room, String golden, EventFormat<I, O> format) {
    Payload event = golden(room, golden);
    I decoded = format.decode(event);
    JsonTrees.assertSameJson(format.encodeEvent(decoded).text(), event.text());
    assertThat(format.decode(format.encodeEvent(decoded))).isEqualTo(decoded);
    assertThat(golden(room, "README.md").text()).contains(golden);
  }

  /** The golden result of a format comes out as it went in. */
  public static void reproducesResult(
      Class<?> room, String golden, String event, EventFormat<?, ?> format) {
    Payload result = golden(room, golden);
    Payload again = reencodedResult(format, result, golden(room, event));
    JsonTrees.assertSameJson(again.text(), result.text());
    assertThat(golden(room, "README.md").text()).contains(golden);
  }
}
