package dev.faas.filters;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatBatch;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.Type;
import dev.faas.events.Body;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FunctionUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationTest {

  /** What is ordered. */
  public record Order(
      int id, @Nullable String name, @Nullable String note, List<Line> lines) {}

  /** One article. */
  public record Line(String article, int pieces) {}

  private static final Validation<Line> LINE =
      Validation.of(Line.class).required("$.pieces", Line::pieces, n -> n > 0, "at least 1");

  private static final Validation<Order> ORDER = Validation.of(Order.class)
      .required("$.id", Order::id, id -> id > 0, "a positive number")
      .required("$.name", Order::name, name -> !name.isBlank(), "a name")
      .optional("$.note", Order::note, note -> note.length() <= 5, "at most 5 characters")
      .each("$.lines", Order::lines, LINE)
      .check(order -> order.lines().size() < 3
          ? List.of()
          : List.of(new Violation("$.lines", "less than 3", "" + order.lines().size())));

  private static final Order GOOD = new Order(7, "Ada", null, List.of(new Line("tea", 1)));
  private static final Order BAD = new Order(
      -7,
      null,
      "please hurry",
      List.of(new Line("tea", 1), new Line("milk", 0), new Line("jam", -1)));

  private static final List<String> ALL_THAT_IS_WRONG = List.of(
      "$.id: expected a positive number, found -7",
      "$.name: expected a name, found nothing",
      "$.note: expected at most 5 characters, found \"please hurry\"",
      "$.lines[1].pieces: expected at least 1, found 0",
      "$.lines[2].pieces: expected at least 1, found -1",
      "$.lines: expected less than 3, found 3");

  private final List<Object> handled = new ArrayList<>();

  @Test
  void everyViolationIsFoundInTheOrderOfTheChecks() {
    assertThat(ORDER.violations(GOOD)).isEmpty();
    assertThat(ORDER.violations(BAD)).extracting(Violation::toString).isEqualTo(ALL_THAT_IS_WRONG);
  }

  @Test
  void anOptionalPartMayBeAbsentAndARequiredOneMayNot() {
    assertThat(ORDER.violations(new Order(1, "Ada", "soon", List.of()))).isEmpty();
    assertThat(ORDER.violations(new Order(1, " ", null, List.of())))
        .containsExactly(new Violation("$.name", "a name", "\" \""));
  }

  @Test
  void whatIsFoundIsShortened() {
    assertThat(ORDER
            .violations(new Order(1, "Ada", "x".repeat(1000), List.of()))
            .get(0)
            .found())
        .hasSize(53)
        .endsWith("x…\"");
  }

  @Test
  void aValidationIsNotChangedByAddingToIt() {
    Validation<Line> stricter =
        LINE.required("$.article", Line::article, article -> !article.isEmpty(), "an article");

    assertThat(LINE.violations(new Line("", 1))).isEmpty();
    assertThat(stricter.violations(new Line("", 1))).hasSize(1);
  }

  @Test
  void aPlaceIsAPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINE.required("article", Line::article, article -> true, "anything"))
        .withMessage("a place is a JSON path such as $.id, not article");
    assertThatIllegalArgumentException().isThrownBy(() -> ORDER.each("lines", Order::lines, LINE));
    assertThatIllegalArgumentException().isThrownBy(() -> new Violation("", "", ""));
  }

  @Test
  void anEventThatIsNotValidDoesNotReachTheHandler() throws Exception {
    var filter = ORDER.<String>ofEvents();
    var context = new Bench().context();
    assertThat(filter.apply(GOOD, context, (order, same) -> "handled")).isEqualTo("handled");

    assertThatThrownBy(() -> filter.apply(BAD, context, (order, same) -> "never"))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.violations()).hasSize(6))
        .hasMessage("Order is not valid. At " + String.join("; ", ALL_THAT_IS_WRONG));
  }

  @Test
  void aResultThatIsNotValidFails() throws Exception {
    var filter = ORDER.<String>ofResults();
    var context = new Bench().context();
    assertThat(filter.apply("good", context, (text, same) -> GOOD)).isEqualTo(GOOD);

    assertThatThrownBy(() -> filter.apply("bad", context, (text, same) -> BAD))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aRequestThatIsNotValidIsAnsweredWithAllViolations() {
    try (var orders = orders(ORDER)) {
      assertThatResponse(orders.invoke(HttpRequest.post("/").withJson(GOOD))).hasStatus(200);

      Outcome<HttpResponse> bad = orders.invoke(HttpRequest.post("/").withJson(BAD));

      assertThatResponse(bad).hasStatus(400).hasHeader("Content-Type", "application/problem+json");
      assertThat(textOf(bad))
          .startsWith("{\"title\":\"Bad Request\",\"status\":400,"
              + "\"detail\":\"$.id: expected a positive number, found -7\",\"violations\":["
              + "{\"place\":\"$.id\",\"expected\":\"a positive number\",\"found\":\"-7\"},")
          .endsWith("{\"place\":\"$.lines\",\"expected\":\"less than 3\",\"found\":\"3\"}]}");
    }
    assertThat(handled).hasSize(1);
  }

  @Test
  void aBodyThatCannotBeReadIsAViolation() {
    try (var orders = orders(ORDER)) {
      for (String body : List.of("{", "[]", "{\"id\":\"seven\"}", "")) {
        assertThatResponse(orders.invoke(HttpRequest.post("/").withBody(Body.of(body))))
            .hasStatus(400);
      }
    }
    assertThat(handled).isEmpty();
  }

  @Test
  void bodiesOfGenericTypesAndBodiesThemselvesAreChecked() {
    Validation<List<Line>> lines =
        Validation.of(new Type<List<Line>>() {}).each("$", list -> list, LINE);
    try (var orders = orders(lines)) {
      assertThat(textOf(orders.invoke(HttpRequest.post("/").withJson(List.of(new Line("tea", 0))))))
          .contains("\"place\":\"$[0].pieces\"");
    }
    Validation<Body> small =
        Validation.of(Body.class).required("$", Body::size, size -> size < 9, "less than 9 bytes");
    try (var orders = orders(small)) {
      assertThatResponse(orders.invoke(HttpRequest.post("/").withBody(Body.of("x".repeat(9)))))
          .hasStatus(400);
    }
  }

  @Test
  void aMessageThatIsNotValidFailsAlone() {
    QueueHandler handler = (message, context) -> handled.add(message.text());
    try (var queue = FunctionUnderTest.each(FunctionDefinition.of(handler)
        .filteredBy(ORDER.ofEvents(message -> message.json(Order.class))))) {
      QueueMessage good = QueueMessage.ofJson(GOOD);
      QueueMessage bad = QueueMessage.ofJson(BAD);
      QueueMessage broken = QueueMessage.of("{");

      var outcome = queue.invoke(QueueMessages.of(bad, good, broken));

      assertThatBatch(outcome).hasFailed(bad.id(), broken.id());
      assertThat(outcome).logged("$.id: expected a positive number, found -7");
      assertThat(handled).containsExactly(good.text());
    }
  }

  private static String textOf(Outcome<HttpResponse> outcome) {
    return ((Outcome.Returned<HttpResponse>) outcome).result().text();
  }

  private FunctionUnderTest<HttpRequest, HttpResponse> orders(Validation<?> validation) {
    HttpHandler handler = (request, context) -> {
      handled.add(request);
      return HttpResponse.ok();
    };
    return FunctionUnderTest.of(
        FunctionDefinition.of(handler).filteredBy(validation.ofRequestBodies()));
  }
}
