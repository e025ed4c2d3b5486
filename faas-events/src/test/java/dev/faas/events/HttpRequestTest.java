package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {

  record Order(int id) {}

  @Test
  void aTargetAloneMakesACompleteRequest() {
    HttpRequest request = HttpRequest.get("/hello?name=Ada+L&x");

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/hello");
    assertThat(request.rawQuery()).isEqualTo("name=Ada+L&x");
    assertThat(request.queryParameter("name")).contains("Ada L");
    assertThat(request.queryParameter("x")).contains("");
    assertThat(request.queryParameter("y")).isEmpty();
    assertThat(request.body().isEmpty()).isTrue();
    assertThat(request.route()).isEqualTo("$default");
    assertThat(request.stage()).isEqualTo("$default");
    assertThat(request.protocol()).isEqualTo("HTTP/1.1");
    assertThat(request.header("Host")).contains(request.host());
    assertThat(request.header("User-Agent")).contains(request.userAgent());
    assertThat(request.header("X-Forwarded-For")).contains(request.clientIp());
    assertThat(request.requestId()).isNotEmpty();
    assertThat(request.receivedAt()).isEqualTo("2026-01-01T12:00:00.183Z");
    assertThat(request.authorizer()).isNull();
    assertThat(request).isEqualTo(HttpRequest.get("/hello?name=Ada+L&x"));
  }

  @Test
  void eachMethodHasItsOwnStart() {
    assertThat(HttpRequest.post("/").method()).isEqualTo("POST");
    assertThat(HttpRequest.put("/").method()).isEqualTo("PUT");
    assertThat(HttpRequest.patch("/").method()).isEqualTo("PATCH");
    assertThat(HttpRequest.delete("/").method()).isEqualTo("DELETE");
    assertThat(HttpRequest.builder().method("PURGE").build().method()).isEqualTo("PURGE");
  }

  @Test
  void thePathOfATargetIsDecodedAsAnHttpApiDoes() {
    HttpRequest request = HttpRequest.get("/caf%C3%A9/a+b%2Fc/100%?q=%20");

    assertThat(request.path()).isEqualTo("/café/a+b/c/100%");
    assertThat(request.rawQuery()).isEqualTo("q=%20");
    assertThat(HttpRequest.builder().path("/a%20b").build().path()).isEqualTo("/a%20b");
  }

  @Test
  void queryParametersAreEncodedWhenAdded() {
    HttpRequest request =
        HttpRequest.get("/").withQueryParameter("a b", "c&d").withQueryParameter("a b", "ü");

    assertThat(request.rawQuery()).isEqualTo("a+b=c%26d&a+b=%C3%BC");
    assertThat(request.query().all("a b")).containsExactly("c&d", "ü");
    assertThat(HttpRequest.builder().rawQuery("x=1").build().query().names()).containsExactly("x");
  }

  @Test
  void aBodyBringsItsLength() {
    assertThat(HttpRequest.post("/").header("Content-Length")).contains("0");
    assertThat(HttpRequest.post("/").withBody("Grüße").header("Content-Length")).contains("7");
    assertThat(
            HttpRequest.post("/").withBody(Body.ofBase64("no base64!")).body().wire())
        .isEqualTo("no base64!");
  }

  @Test
  void aJsonBodyComesWithItsType() {
    HttpRequest request = HttpRequest.post("/orders").withJson(new Order(7));

    assertThat(request.text()).isEqualTo("{\"id\":7}");
    assertThat(request.header("content-type")).contains("application/json");
    assertThat(request.json(Order.class)).isEqualTo(new Order(7));
    assertThat(request.json(new Type<Map<String, Integer>>() {})).containsEntry("id", 7);
  }

  @Test
  void cookiesAreFoundByName() {
    HttpRequest request = HttpRequest.get("/").withCookie("a", "1").withCookie("b", "2");

    assertThat(request.cookie("b")).contains("2");
    assertThat(request.cookie("B")).isEmpty();
    assertThat(request.cookies()).containsExactly(Cookie.of("a", "1"), Cookie.of("b", "2"));
    assertThatThrownBy(() -> HttpRequest.builder().cookie(Cookie.parse("a=\r\nb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cookie has no control characters: \"a=\\u000d\\u000ab\"");
  }

  @Test
  void withChangesOneThing() {
    HttpRequest request = HttpRequest.get("/pets/7");

    assertThat(request.withHeader("X-Tenant", "acme").header("x-tenant")).contains("acme");
    assertThat(request.withPathParameter("id", "7").pathParameter("id")).contains("7");
    assertThat(request.pathParameter("id")).isEmpty();
    assertThat(request.withRoute("GET /pets/{id}").route()).isEqualTo("GET /pets/{id}");
    Authorizer jwt = new Authorizer.Jwt(Map.of("sub", "ada"), List.of());
    assertThat(request.withAuthorizer(jwt).authorizer()).isEqualTo(jwt);
    assertThat(request.withRoute("x").withRoute("$default")).isEqualTo(request);
  }

  @Test
  void everythingCanBeBuilt() {
    HttpRequest request = HttpRequest.builder()
        .clientIp("198.51.100.1")
        .protocol("HTTP/2")
        .userAgent("test")
        .host("example.com")
        .requestId("r1")
        .stage("prod")
        .stageVariable("table", "pets")
        .receivedAt(Instant.EPOCH)
        .headers(Headers.of("a", "1"))
        .addedHeader("A", "2")
        .body("text")
        .build();

    assertThat(request)
        .returns("198.51.100.1", HttpRequest::clientIp)
        .returns("HTTP/2", HttpRequest::protocol)
        .returns("test", HttpRequest::userAgent)
        .returns("example.com", HttpRequest::host)
        .returns("r1", HttpRequest::requestId)
        .returns("prod", HttpRequest::stage)
        .returns(Map.of("table", "pets"), HttpRequest::stageVariables)
        .returns(Instant.EPOCH, HttpRequest::receivedAt)
        .returns(Headers.of("a", "1", "a", "2", "content-length", "4"), HttpRequest::headers)
        .returns("text", HttpRequest::text);
    assertThat(request.toBuilder().build()).isEqualTo(request);
  }

  @Test
  void collectionsAreCopiedInTheirOrder() {
    Map<String, String> mine = new LinkedHashMap<>();
    for (String name : List.of("z", "y", "x", "w", "a")) {
      mine.put(name, name);
    }
    List<Cookie> cookies = new ArrayList<>(List.of(Cookie.of("a", "b")));
    HttpRequest request = new HttpRequest(
        "GET",
        "/",
        "",
        Headers.empty(),
        cookies,
        Body.empty(),
        mine,
        null,
        mine,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        EventMeta.none());
    mine.clear();
    cookies.clear();

    assertThat(request.pathParameters().keySet()).containsExactly("z", "y", "x", "w", "a");
    assertThat(request.stageVariables().keySet()).containsExactly("z", "y", "x", "w", "a");
    assertThat(request.cookies()).hasSize(1);
    assertThatThrownBy(() -> request.pathParameters().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anAuthorizerCopiesWhatItIsGiven() {
    Map<String, String> claims = new LinkedHashMap<>(Map.of("sub", "ada"));
    Authorizer.Jwt jwt = new Authorizer.Jwt(claims, List.of("read"));
    claims.clear();

    assertThat(jwt.claims()).containsEntry("sub", "ada");
  }
}
