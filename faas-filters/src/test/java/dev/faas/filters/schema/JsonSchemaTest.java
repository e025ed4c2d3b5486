package dev.faas.filters.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.events.Body;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.filters.Validation;
import dev.faas.filters.Violation;
import dev.faas.testkit.TestContext;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {

  private static final JsonSchema ORDER =
      JsonSchema.ofResource(JsonSchemaTest.class, "order.schema.json");

  @Test
  void whatTheSchemaAllowsIsValid() {
    assertThat(ORDER.violations(Body.of("{\"id\": 1, \"lines\": [{\"pieces\": 2}]}")))
        .isEmpty();
  }

  @Test
  void everyViolationHasItsPlaceAndTheExpectation() {
    Body body =
        Body.of("{\"id\": 0, \"mail\": \"ada\", \"lines\": [{}, {\"pieces\": \"2\"}], \"x\": 1}");

    assertThat(ORDER.violations(body))
        .containsExactlyInAnyOrder(
            new Violation("$.id", "minimum 1", "0"),
            new Violation("$.mail", "format \"email\"", "\"ada\""),
            new Violation("$.lines[1].pieces", "type \"integer\"", "\"2\""),
            new Violation("$.x", "no such member", "one"));
    assertThat(ORDER.violations(Body.of("{}")))
        .containsExactly(new Violation("$.id", "a value", "nothing"));
  }

  @Test
  void aBodyThatIsNoJsonIsAViolation() {
    assertThat(ORDER.violations(Body.of("{"))).hasSize(1);
    assertThat(ORDER.violations(Body.empty())).hasSize(1);
    assertThat(ORDER.violations(Body.ofBase64("no base64"))).hasSize(1);
  }

  @Test
  void aRequestIsAnsweredWithTheViolations() throws Exception {
    var filter = Validation.of(Body.class).check(ORDER).ofRequestBodies();

    HttpResponse answer = filter.apply(
        HttpRequest.post("/").withBody(Body.of("{}")),
        TestContext.create(),
        (request, context) -> HttpResponse.ok());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"place\":\"$.id\"");
  }

  @Test
  void whatIsNoSchemaIsRefusedAtOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonSchema.of("{"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.of("{\"$ref\": \"#/$defs/missing\"}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.of("{\"$ref\": \"http://127.0.0.1:1/other.json\"}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.ofResource(JsonSchemaTest.class, "no.schema.json"))
        .withMessageContaining("expected no.schema.json beside");
  }
}
