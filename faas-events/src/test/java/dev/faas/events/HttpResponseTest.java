package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import dev.faas.events.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseTest {

  record Order(int id) {}

  @Test
  void aTextIsPlainText() {
    assertThat(HttpResponse.ok("Hello"))
        .returns(200, HttpResponse::status)
        .returns("Hello", HttpResponse::text)
        .returns(Headers.of("content-type", "text/plain; charset=utf-8"), HttpResponse::headers);
  }

  @Test
  void theUsualAnswersHaveNames() {
    assertThat(HttpResponse.ok()).isEqualTo(HttpResponse.of(200));
    assertThat(HttpResponse.noContent()).isEqualTo(HttpResponse.of(204));
    assertThat(HttpResponse.created("/orders/7"))
        .isEqualTo(HttpResponse.of(201).withHeader("location", "/orders/7"));
    assertThat(HttpResponse.redirect("/login"))
        .isEqualTo(HttpResponse.of(302).withHeader("location", "/login"));
    assertThat(HttpResponse.notFound().status()).isEqualTo(404);
    assertThat(HttpResponse.badRequest("no id").status()).isEqualTo(400);
  }

  @Test
  void aValueIsAnsweredAsJson() {
    assertThat(HttpResponse.json(new Order(7)))
        .returns(200, HttpResponse::status)
        .returns("{\"id\":7}", HttpResponse::text)
        .returns(Headers.of("Content-Type", "application/json"), HttpResponse::headers);
    assertThat(HttpResponse.json(202, new Order(7)).status()).isEqualTo(202);
    assertThat(HttpResponse.json(new Order(7)).body().json(Order.class)).isEqualTo(new Order(7));
  }

  @Test
  void aMapperOfTheUsersOwnIsUsedWhereItIsGiven() {
    JsonMapper mapper = new JsonMapper() {
      @Override
      public <T> T read(byte[] json, Type<T> type) {
        throw new AssertionError("nothing is read");
      }

      @Override
      public byte[] write(Object value) {
        return ("\"my " + value + "\"").getBytes(StandardCharsets.UTF_8);
      }
    };

    assertThat(HttpResponse.json(201, 7, mapper).text()).isEqualTo("\"my 7\"");
  }

  @Test
  void aProblemIsWrittenAsRfc9457Says() {
    HttpResponse problem = HttpResponse.problem(409, "Out of stock", "There are \"3\" left.");

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.header("content-type")).contains("application/problem+json");
    assertThat(JsonValue.parse(problem.text()))
        .isEqualTo(JsonValue.parse("{\"title\": \"Out of stock\", \"status\": 409,"
            + " \"detail\": \"There are \\\"3\\\" left.\"}"));
    assertThat(JsonValue.parse(HttpResponse.problem(500, "Oops").text()))
        .isEqualTo(JsonValue.parse("{\"title\": \"Oops\", \"status\": 500}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99, 600, -200})
  void whatIsNoStatusIsRefused(int status) {
    assertThatThrownBy(() -> HttpResponse.of(status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an HTTP status is from 100 to 599, not " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "100,false,false,false,false",
    "204,true,false,false,false",
    "302,false,true,false,false",
    "404,false,false,true,false",
    "599,false,false,false,true"
  })
  void theStatusTellsTheClass(
      int status, boolean success, boolean redirect, boolean clientError, boolean serverError) {
    assertThat(HttpResponse.of(status))
        .returns(success, HttpResponse::isSuccess)
        .returns(redirect, HttpResponse::isRedirect)
        .returns(clientError, HttpResponse::isClientError)
        .returns(serverError, HttpResponse::isServerError);
  }

  @Test
  void twoCookiesCanBeSent() {
    HttpResponse response = HttpResponse.ok()
        .withCookie(Cookie.of("a", "1").withSecure())
        .withCookie(Cookie.of("b", "2"));

    assertThat(response.cookies()).hasSize(2);
    assertThat(response.cookie("a")).contains(Cookie.of("a", "1").withSecure());
    assertThat(response.cookie("c")).isEmpty();
    assertThatThrownBy(() -> response.withCookie(Cookie.parse("a=b; Path=/\r\nX: y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a cookie has no control characters");
  }

  @Test
  void withChangesOneThing() {
    HttpResponse response = HttpResponse.ok("x").withAddedHeader("Vary", "a");

    assertThat(response.withStatus(418).status()).isEqualTo(418);
    assertThat(response.withAddedHeader("vary", "b").headers().all("Vary"))
        .containsExactly("a", "b");
    assertThat(response.withHeader("vary", "b").headers().all("Vary")).containsExactly("b");
    assertThat(response.withHeaders(Headers.empty()).headers().isEmpty()).isTrue();
    assertThat(response.withBody(Body.of("y")).header("Content-Type"))
        .contains("text/plain; charset=utf-8");
    assertThat(response.withBody("image/png", Body.of(new byte[3])))
        .returns(3, changed -> changed.body().size())
        .returns("image/png", changed -> changed.header("Content-Type").orElseThrow());
  }
}
