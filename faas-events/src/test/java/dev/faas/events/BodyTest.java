package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.faas.DecodeException;
import dev.faas.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BodyTest {

  record Order(int id, String item) {}

  @Property
  void bytesComeBackAsTheyWere(@ForAll byte[] bytes) {
    Body body = Body.of(bytes);

    assertThat(body.bytes()).isEqualTo(bytes);
    assertThat(body.size()).isEqualTo(bytes.length);
    assertThat(body.isEmpty()).isEqualTo(bytes.length == 0);
    assertThat(Body.ofBase64(body.wire())).isEqualTo(body).hasSameHashCodeAs(body);
    assertThat(Body.ofBase64(body.wire()).size()).isEqualTo(bytes.length);
  }

  @Property
  void textComesBackAsItWas(@ForAll String text) {
    Body body = Body.of(text);

    assertThat(body.text()).isEqualTo(text);
    assertThat(body.wire()).isEqualTo(text);
    assertThat(body.isText()).isTrue();
    assertThat(body.isBase64()).isFalse();
    assertThat(Body.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(body);
  }

  @Property
  void bodiesAreEqualExactlyWhenTheirBytesAre(@ForAll String one, @ForAll String other) {
    byte[] oneBytes = one.getBytes(StandardCharsets.UTF_8);
    byte[] otherBytes = other.getBytes(StandardCharsets.UTF_8);

    assertThat(Body.of(one).equals(Body.of(other))).isEqualTo(Arrays.equals(oneBytes, otherBytes));
  }

  @Property
  void anyTextMayStandWhereBase64IsDue(@ForAll String text) {
    Body body = Body.ofBase64(text, "http", "$.body");

    assertThat(body.wire()).isEqualTo(text);
    assertThat(body).isEqualTo(Body.ofBase64(text)).hasSameHashCodeAs(Body.ofBase64(text));
    assertThat(body.size()).isNotNegative();
    assertThat(body.toString()).startsWith("base64 ");
  }

  @Test
  void theThreeWaysToGiveTheSameBytesAreEqual() {
    Body text = Body.of("Grüße");
    Body bytes = Body.of("Grüße".getBytes(StandardCharsets.UTF_8));
    Body base64 = Body.ofBase64("R3LDvMOfZQ==");

    assertThat(text).isEqualTo(bytes).isEqualTo(base64).hasSameHashCodeAs(bytes);
    assertThat(base64).isEqualTo(text).hasSameHashCodeAs(text);
    assertThat(List.of(text.size(), bytes.size(), base64.size())).containsOnly(7);
    assertThat(base64.text()).isEqualTo("Grüße");
    assertThat(base64.isText()).isFalse();
    assertThat(bytes.isText()).isFalse();
  }

  @Test
  void bytesAreCopiedOnTheWayInAndOut() {
    byte[] mine = {1, 2, 3};
    Body body = Body.of(mine);
    mine[0] = 9;
    body.bytes()[1] = 9;

    assertThat(body.bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void theSpellingOfBase64IsKept() {
    Body unpadded = Body.ofBase64("aGk");

    assertThat(unpadded.wire()).isEqualTo("aGk");
    assertThat(unpadded.text()).isEqualTo("hi");
    assertThat(unpadded.size()).isEqualTo(2);
    assertThat(unpadded).isEqualTo(Body.ofBase64("aGk="));
  }

  @Test
  void malformedBase64IsReportedWhenTheBytesAreAskedFor() {
    Body body = Body.ofBase64("Hello world!", "http", "$.body");

    assertThat(body.wire()).isEqualTo("Hello world!");
    assertThat(body.isEmpty()).isFalse();
    assertThatThrownBy(body::bytes)
        .isInstanceOf(DecodeException.class)
        .hasMessage("http at $.body: expected base64, found character ' ' at offset 5");
    assertThatThrownBy(body::text).isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> body.json(Order.class)).isInstanceOf(DecodeException.class);
  }

  @Test
  void base64ThatEndsInTheMiddleOfAByteIsReportedAsSuch() {
    assertThatThrownBy(Body.ofBase64("aGkgd")::bytes)
        .hasMessageEndingWith("found 5 characters that do not end on a whole byte");
    assertThatThrownBy(Body.ofBase64("a=Gk")::bytes)
        .hasMessageEndingWith("found character '=' at offset 1");
  }

  @Test
  void malformedBase64EqualsOnlyItself() {
    Body malformed = Body.ofBase64("no base64!");

    assertThat(malformed).isEqualTo(Body.ofBase64("no base64!", "sqs", "$.elsewhere"));
    assertThat(malformed).isNotEqualTo(Body.ofBase64("no base64?"));
    assertThat(malformed).isNotEqualTo(Body.of("no base64!"));
    assertThat(Body.of("no base64!")).isNotEqualTo(malformed);
  }

  @Test
  void anEmptyBodyMayStillBeMarkedAsBase64() {
    Body marked = Body.ofBase64("");

    assertThat(marked.isBase64()).isTrue();
    assertThat(marked.isEmpty()).isTrue();
    assertThat(marked.bytes()).isEmpty();
    assertThat(marked).isEqualTo(Body.empty());
    assertThat(Body.of("")).isSameAs(Body.empty());
  }

  @Test
  void bytesThatAreNoUtf8BecomeReplacementCharacters() {
    assertThat(Body.of(new byte[] {'a', (byte) 0xff}).text()).isEqualTo("a\ufffd");
  }

  @Test
  void jsonIsReadIntoTheUsersOwnType() {
    Body body = Body.of("{\"id\": 7, \"item\": \"pen\"}");

    assertThat(body.json(Order.class)).isEqualTo(new Order(7, "pen"));
    assertThat(body.json(new Type<Order>() {})).isEqualTo(new Order(7, "pen"));
  }

  @Test
  void jsonIsReadIntoAGenericType() {
    Body body = Body.of("[{\"id\": 7, \"item\": \"pen\"}]");

    assertThat(body.json(new Type<List<Order>>() {})).containsExactly(new Order(7, "pen"));
  }

  @Test
  void jsonThatDoesNotFitSaysWhere() {
    Body body = Body.of("[{\"id\": \"seven\"}]");

    assertThatThrownBy(() -> body.json(new Type<List<Order>>() {}))
        .asInstanceOf(type(DecodeException.class))
        .returns("$[0].id", DecodeException::path)
        .returns("int", DecodeException::expected)
        .returns("\"seven\"", DecodeException::found);
  }

  @Test
  void aValueIsWrittenAsJsonText() {
    Body body = Body.ofJson(new Order(7, "pen"));

    assertThat(body.isText()).isTrue();
    assertThat(body.text()).isEqualTo("{\"id\":7,\"item\":\"pen\"}");
    assertThat(Body.ofJson(List.of(new Order(1, "a"))).text())
        .isEqualTo("[{\"id\":1,\"item\":\"a\"}]");
  }

  @Test
  void itIsShownShortly() {
    assertThat(Body.of("short")).hasToString("short");
    assertThat(Body.of("x".repeat(101))).hasToString("x".repeat(100) + "…");
    assertThat(Body.of(new byte[12])).hasToString("12 bytes");
    assertThat(Body.ofBase64(Base64.getEncoder().encodeToString(new byte[3])))
        .hasToString("base64 AAAA");
  }
}
