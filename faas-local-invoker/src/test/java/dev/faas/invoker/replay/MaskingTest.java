package dev.faas.invoker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.EnvironmentVariables;
import dev.faas.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  private final Masker masker = new Masker(Masking.standard());

  private String masked(String event) {
    return masker.payload("event", Payload.of(event)).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "DB_PASSWORD",
        "client_secret",
        "accessToken",
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "Set-Cookie",
        "x-api-key",
        "apiKey",
        "aws_access_key_id",
        "privateKey",
        "credentials",
        "sessionId",
        "x-amz-signature"
      })
  void namesOfSecretsAreHidden(String name) {
    assertThat(Masking.standard().hides(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "partitionKey", "Keys", "Idempotency-Key", "name", "passenger"})
  void otherNamesAreNot(String name) {
    assertThat(Masking.standard().hides(name)).isFalse();
  }

  @Test
  void anyKeyAmongTheVariablesIsHidden() {
    EnvironmentVariables variables = EnvironmentVariables.of(
        Map.of("STRIPE_KEY", "sk_live_1", "TABLE", "orders", "URL", "db?password=geheim&x=1"));

    assertThat(masker.variables(variables).asMap())
        .isEqualTo(
            Map.of("STRIPE_KEY", "[masked]", "TABLE", "orders", "URL", "db?password=[masked]&x=1"));
    assertThat(masker.places())
        .containsExactly("environmentVariables.STRIPE_KEY", "environmentVariables.URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"token\":\"x\"}} | {\"a\":{\"token\":\"[masked]\"}} | event.a.token",
        "{\"tokens\":[\"x\",{\"n\":7,\"b\":true}]} | {\"tokens\":[\"[masked]\",{\"n\":0,\"b\":true}]} |"
            + " event.tokens[0] event.tokens[1].n",
        "[{\"name\":\"Cookie\",\"value\":\"x\"}] | [{\"name\":\"Cookie\",\"value\":\"[masked]\"}] |"
            + " event[0].value",
        "{\"q\":\"a=1&token=x&b=2\"} | {\"q\":\"a=1&token=[masked]&b=2\"} | event.q",
        "{\"a b\":{\"secret\":\"x\"}} | {\"a b\":{\"secret\":\"[masked]\"}} | event['a b'].secret",
        "{\"token\":\"\",\"secret\":null} | {\"token\":\"\",\"secret\":null} | ",
        "\"Authorization: Bearer abc\" | \"Authorization: Bearer [masked]\" | event",
        "password = abc | password = [masked] | event",
      })
  void valuesAreMaskedByTheirNames(String event, String masked, String places) {
    assertThat(masked(event)).isEqualTo(masked);
    assertThat(String.join(" ", masker.places())).isEqualTo(places == null ? "" : places);
  }

  @Test
  void jsonInsideATextIsMaskedToo() {
    assertThat(masked("{\"body\":\"{\\\"pin_secret\\\":\\\"x\\\",\\\"n\\\":1}\"}"))
        .isEqualTo("{\"body\":\"{\\\"pin_secret\\\":\\\"[masked]\\\",\\\"n\\\":1}\"}");
    assertThat(masker.places()).containsExactly("event.body.pin_secret");
  }

  @Test
  void jsonInBase64IsMaskedToo() {
    String masked = masked("{\"data\":\"" + base64("{\"token\":\"x\"}") + "\"}");

    assertThat(masked).isEqualTo("{\"data\":\"" + base64("{\"token\":\"[masked]\"}") + "\"}");
    assertThat(masker.places()).containsExactly("event.data.token");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsSecretInOnePlaceIsMaskedInAllThatFollow() {
    masker.learn(Payload.of("{\"token\":\"abcdef\",\"secret\":\"short\"}"));

    assertThat(masker.places()).isEmpty();
    assertThat(masker.text("logLines[0]", "got abcdef and short"))
        .isEqualTo("got [masked] and short");
    assertThat(masker.places()).containsExactly("logLines[0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"a\" : 1.0, \"\\u0061\": [1e2] }",
        "no JSON at all",
        "",
        "{\"body\":\"{ \\\"spaced\\\" : 1 }\",\"data\":\"eyAiYSIgOiAxIH0=\"}"
      })
  void whatHasNothingSecretStaysByteForByte(String event) {
    assertThat(masked(event)).isEqualTo(event);
  }

  @Test
  void bytesThatAreNoTextStay() {
    Payload binary = Payload.of(new byte[] {(byte) 0xff, 0, 1});

    assertThat(masker.payload("event", binary)).isSameAs(binary);
  }

  @Test
  void maskingTwiceIsMaskingOnce() {
    String once =
        masked("{\"token\":\"abcdef\",\"q\":\"token=abcdef\",\"t\":\"secret: abcdef, x\"}");

    assertThat(masked(once)).isEqualTo(once);
  }

  @Test
  void namesCanBeAddedAndReplaced() {
    Masking more = Masking.standard().withNames("^iban$");

    assertThat(more.hides("IBAN")).isTrue();
    assertThat(more.hides("ibans")).isFalse();
    assertThat(more.hides("password")).isTrue();
    assertThat(more)
        .isNotEqualTo(Masking.standard())
        .hasSameHashCodeAs(Masking.standard().withNames("^iban$"));
    assertThat(Masking.ofNames("iban").hides("password")).isFalse();
    assertThat(Masking.ofNames("iban"))
        .hasToString("masking of iban, of environment variables iban");
  }

  @Test
  void namesThatAreNoExpressionAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Masking.ofNames("("))
        .withMessageStartingWith("the names to mask must be a regular expression, but: ");
  }
}
