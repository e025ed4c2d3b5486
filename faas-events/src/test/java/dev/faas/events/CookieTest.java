package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().withChars("!#$%&'*+-.^_`|~").ofMinLength(1);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .ascii()
        .excludeChars(';')
        .map(text -> text.replaceAll("\\p{Cntrl}", ""))
        .map(String::strip);
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("names") String name, @ForAll("values") String value) {
    Cookie cookie = Cookie.of(name, value)
        .withPath("/a=b")
        .withMaxAge(Duration.ofMinutes(3))
        .withSecure();

    assertThat(Cookie.parse(cookie.setCookieText()))
        .isEqualTo(cookie)
        .hasSameHashCodeAs(cookie)
        .returns(cookie.setCookieText(), Cookie::setCookieText);
    assertThat(Cookie.parse(Cookie.of(name, value).requestText()))
        .isEqualTo(Cookie.of(name, value));
  }

  @Property
  void anyTextIsReadAndWrittenAsItWas(@ForAll String text) {
    assertThat(Cookie.parse(text).setCookieText()).isEqualTo(text);
  }

  @Property
  void aPairOfARequestIsWrittenAsItWas(@ForAll("values") String text) {
    assertThat(Cookie.parse(text).requestText()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"a=b,a,b", "a=,a,''", "a,a,''", "=b,'',b", "a=b=c,a,b=c", "' a = b ',a,b"})
  void aPairIsANameAndAValue(String text, String name, String value) {
    assertThat(Cookie.parse(text))
        .returns(name, Cookie::name)
        .returns(value, Cookie::value)
        .returns(text, Cookie::requestText);
  }

  @Test
  void quotesBelongToTheValue() {
    assertThat(Cookie.parse("a=\"b c\"").value()).isEqualTo("\"b c\"");
  }

  @Test
  void attributesAreReadInAnyCase() {
    Cookie cookie =
        Cookie.parse("session=abc123; path=/app;max-age=60; SECURE; HttpOnly ; SameSite=Lax;"
            + " Domain=example.com; Expires=Thu, 01 Jan 2026 12:00:00 GMT; Priority=High; ");

    assertThat(cookie.path()).contains("/app");
    assertThat(cookie.maxAge()).contains(Duration.ofMinutes(1));
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.sameSite()).contains("Lax");
    assertThat(cookie.domain()).contains("example.com");
    assertThat(cookie.expires()).contains("Thu, 01 Jan 2026 12:00:00 GMT");
    assertThat(cookie.attribute("priority")).contains("High");
    assertThat(cookie.attributes().keySet())
        .containsExactly(
            "path", "max-age", "SECURE", "HttpOnly", "SameSite", "Domain", "Expires", "Priority");
  }

  @Test
  void ofSeveralAttributesOfOneNameTheLastCounts() {
    assertThat(Cookie.parse("a=b; Path=/x; path=/y").path()).contains("/y");
  }

  @Test
  void itIsWrittenInTheOrderOfItsAttributes() {
    Cookie cookie = Cookie.of("session", "abc")
        .withHttpOnly()
        .withSameSite("Strict")
        .withDomain("example.com")
        .withPath("/")
        .withSecure()
        .withMaxAge(Duration.ofHours(1))
        .withAttribute("Partitioned", "");

    assertThat(cookie.setCookieText())
        .isEqualTo("session=abc; HttpOnly; SameSite=Strict; Domain=example.com; Path=/; Secure;"
            + " Max-Age=3600; Partitioned");
    assertThat(cookie.requestText()).isEqualTo("session=abc");
    assertThat(cookie.withValue("def").withAttribute("path", "/x").setCookieText())
        .startsWith("session=def; HttpOnly;")
        .contains("; Path=/x;");
  }

  @Test
  void aCookieThatWasReadKeepsItsSpellingUntilItIsChanged() {
    Cookie cookie = Cookie.parse("a=b;secure;  PATH=/");

    assertThat(cookie.setCookieText()).isEqualTo("a=b;secure;  PATH=/");
    assertThat(cookie.withHttpOnly().setCookieText()).isEqualTo("a=b; secure; PATH=/; HttpOnly");
    assertThat(cookie).isEqualTo(Cookie.of("a", "b").withPath("/").withSecure());
  }

  @Test
  void whatIsNoNumberIsNoAge() {
    assertThat(Cookie.parse("a=b; Max-Age=soon").maxAge()).isEmpty();
    assertThat(Cookie.parse("a=b; Max-Age=").maxAge()).isEmpty();
    assertThat(Cookie.parse("a=b; Max-Age=-1").maxAge()).contains(Duration.ofSeconds(-1));
    assertThat(Cookie.parse("a=b; Max-Age=" + "9".repeat(40)).maxAge())
        .contains(Duration.ofSeconds(9_999_999_999L));
  }

  @Test
  void anExpiredCookieMakesTheClientForget() {
    assertThat(Cookie.expired("session").setCookieText()).isEqualTo("session=; Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a\r\nSet-Cookie: x=1", "a\nb", "nul\u0000"})
  void whatWouldEndTheCookieIsRefused(String text) {
    assertThatThrownBy(() -> Cookie.of("name", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the value of the cookie name must have no semicolon and no control character: \"");
    assertThatThrownBy(() -> Cookie.of("a", "b").withPath(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the Path of the cookie a must have");
    assertThatThrownBy(() -> Cookie.of(text, "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a cookie name: ");
    assertThatThrownBy(() -> Cookie.of("a", "b").withAttribute(text, "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a cookie attribute: ");
  }

  @Test
  void equalityLooksAtNameValueAndAttributes() {
    Cookie cookie = Cookie.parse("a=b; Path=/");

    assertThat(cookie).isNotEqualTo(Cookie.of("a", "b"));
    assertThat(cookie).isNotEqualTo(Cookie.of("A", "b").withPath("/"));
    assertThat(cookie).isNotEqualTo(Cookie.of("a", "B").withPath("/"));
    assertThat(cookie).isNotEqualTo(Cookie.of("a", "b").withPath("/x"));
    assertThat(cookie).isEqualTo(Cookie.of("a", "b").withAttribute("PATH", "/"));
    assertThat(cookie).hasToString("a = b {Path=/}");
    assertThat(Cookie.of("a", "b")).hasToString("a = b");
  }
}
