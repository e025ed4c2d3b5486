package dev.faas.testkit;

import dev.faas.DecodeException;
import dev.faas.events.Cookie;
import dev.faas.events.HttpResponse;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of an HTTP response: see {@link FaasAssertions#assertThatResponse}. A failure prints the
 * response, and the invocation if it is known.
 */
public class HttpResponseAssert extends AbstractResultAssert<HttpResponseAssert, HttpResponse> {

  /** Of a response alone. */
  public HttpResponseAssert(HttpResponse actual) {
    super(actual, HttpResponseAssert.class);
  }

  /** Of the response that a function returned; every assertion fails if it returned none. */
  public HttpResponseAssert(Outcome<HttpResponse> outcome) {
    super(outcome, HttpResponseAssert.class);
  }

  /** The status is this one. */
  public HttpResponseAssert hasStatus(int expected) {
    int status = received().status();
    if (status != expected) {
      throw wrong("status " + expected, "status " + status);
    }
    return this;
  }

  /** There is a header of this name, whatever its case. */
  public HttpResponseAssert hasHeader(String name) {
    if (!received().headers().contains(name)) {
      throw wrong("a header " + name, "none");
    }
    return this;
  }

  /** One of the headers of this name has this value. */
  public HttpResponseAssert hasHeader(String name, String expected) {
    List<String> values = received().headers().all(name);
    if (!values.contains(expected)) {
      throw wrong("the header " + name + ": " + expected, found(values));
    }
    return this;
  }

  /** There is no header of this name. */
  public HttpResponseAssert hasNoHeader(String name) {
    List<String> values = received().headers().all(name);
    if (!values.isEmpty()) {
      throw wrong("no header " + name, found(values));
    }
    return this;
  }

  /** The client is to keep a cookie of this name with this value. */
  public HttpResponseAssert hasCookie(String name, String expected) {
    List<String> values = received().cookies().stream()
        .filter(cookie -> cookie.name().equals(name))
        .map(Cookie::value)
        .toList();
    if (!values.contains(expected)) {
      throw wrong("the cookie " + name + "=" + expected, found(values));
    }
    return this;
  }

  /** The body as text is this one. */
  public HttpResponseAssert hasBody(String expected) {
    String body = received().text();
    if (!body.equals(expected)) {
      throw difference(body, expected, expectation("the body\n  " + expected, "another"));
    }
    return this;
  }

  /** The body as text contains this one. */
  public HttpResponseAssert hasBodyContaining(String expected) {
    if (!received().text().contains(expected)) {
      throw wrong("a body that contains\n  " + expected, "another");
    }
    return this;
  }

  /**
   * The body is this JSON: numbers by value, objects without order, null different from absent.
   *
   * @throws DecodeException if the expectation is not JSON
   */
  public HttpResponseAssert hasJson(String expected) {
    JsonValue wanted = JsonValue.parse(expected);
    JsonValue body = json();
    if (!body.equals(wanted)) {
      String place = JsonDifference.between(wanted, body);
      throw difference(body, wanted, expectation("the JSON\n  " + wanted, "another: " + place));
    }
    return this;
  }

  private JsonValue json() {
    try {
      return JsonValue.parse(received().body().bytes());
    } catch (DecodeException noJson) {
      throw wrong("a JSON body", "another: " + noJson.getMessage());
    }
  }

  /** Goes on with the body's JSON as a value of your own type; fails if it does not fit the type. */
  public final <T> ObjectAssert<T> json(Class<T> type) {
    received();
    return asInstanceOf(new InstanceOfAssertFactory<>(
            HttpResponse.class, response -> new ObjectAssert<>(decoded(response, type))))
        .as(() -> "JSON of this response:\n\n" + story(text(actual)) + "\n");
  }

  private <T> T decoded(HttpResponse response, Class<T> type) {
    try {
      return response.body().json(type);
    } catch (DecodeException misfit) {
      throw wrong("JSON of a " + type.getSimpleName(), "another body: " + misfit.getMessage());
    }
  }

  private AssertionError wrong(String expected, String found) {
    return refusal(expectation(expected, found));
  }

  private String expectation(String expected, String found) {
    return "Expected " + expected + "\nbut found " + found + ", in the response:\n\n"
        + story(text(received()));
  }

  private static String found(List<String> values) {
    return values.isEmpty() ? "none" : String.join(", ", values);
  }

  private static String text(HttpResponse response) {
    StringBuilder text = new StringBuilder("  HTTP ").append(response.status());
    response
        .headers()
        .entries()
        .forEach(header ->
            text.append("\n  ").append(header.name()).append(": ").append(header.value()));
    response
        .cookies()
        .forEach(cookie -> text.append("\n  Set-Cookie: ").append(cookie.setCookieText()));
    if (!response.body().isEmpty()) {
      String body = response.body().isText() ? response.text() : response.body().toString();
      text.append("\n\n  ").append(body.replace("\n", "\n  "));
    }
    return text.toString();
  }

  /** Where two JSON values begin to differ. */
  static final class JsonDifference {

    private JsonDifference() {}

    /** The first difference in words; the values must not be equal. */
    static String between(JsonValue expected, JsonValue found) {
      return at("$", expected, found);
    }

    private static String at(String path, @Nullable JsonValue expected, @Nullable JsonValue found) {
      if (expected instanceof JsonObject wanted && found instanceof JsonObject actual) {
        return inObject(path, wanted, actual);
      }
      if (expected instanceof JsonArray wanted && found instanceof JsonArray actual) {
        return inArray(path, wanted.elements(), actual.elements());
      }
      return "at " + path + " is " + text(found) + " and not " + text(expected);
    }

    private static String inObject(String path, JsonObject expected, JsonObject found) {
      Set<String> names = new LinkedHashSet<>(expected.members().keySet());
      names.addAll(found.members().keySet());
      for (String name : names) {
        JsonValue wanted = expected.get(name);
        JsonValue actual = found.get(name);
        if (wanted == null || !wanted.equals(actual)) {
          return at(path + "." + name, wanted, actual);
        }
      }
      throw equal(path);
    }

    private static String inArray(String path, List<JsonValue> expected, List<JsonValue> found) {
      for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
        JsonValue wanted = i < expected.size() ? expected.get(i) : null;
        JsonValue actual = i < found.size() ? found.get(i) : null;
        if (wanted == null || !wanted.equals(actual)) {
          return at(path + "[" + i + "]", wanted, actual);
        }
      }
      throw equal(path);
    }

    private static IllegalArgumentException equal(String path) {
      return new IllegalArgumentException("there is no difference at " + path);
    }

    private static String text(@Nullable JsonValue value) {
      return value == null ? "nothing" : value.toString();
    }
  }
}
