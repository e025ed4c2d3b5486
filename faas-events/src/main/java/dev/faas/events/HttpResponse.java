package dev.faas.events;

import dev.faas.events.json.JsonMapper;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an {@link HttpRequest}. Immutable.
 *
 * <pre>{@code
 * HttpResponse.json(order)
 * HttpResponse.created("/orders/7").withCookie(Cookie.of("seen", "1").withHttpOnly())
 * HttpResponse.problem(409, "Out of stock", "There are 3 left, you ordered 5.")
 * }</pre>
 *
 * <table>
 *   <caption>Where a component goes to</caption>
 *   <tr><th>component</th><th>AWS, payload 2.0</th><th>AWS, payload 1.0</th><th>AWS, load balancer
 *       and VPC Lattice</th><th>Google Cloud</th><th>Azure</th></tr>
 *   <tr><td>status</td><td>statusCode</td><td>statusCode</td><td>statusCode, and with its reason
 *       statusDescription</td><td>status</td><td>status</td></tr>
 *   <tr><td>headers</td><td>headers, repeated ones joined by a comma</td><td>headers; repeated ones
 *       in multiValueHeaders</td><td>multiValueHeaders if the request had them, else headers, repeated
 *       ones joined by a comma</td><td>headers</td><td>headers, repeated ones
 *       joined by a comma</td></tr>
 *   <tr><td>cookies</td><td>cookies</td><td>Set-Cookie in headers or
 *       multiValueHeaders</td><td>Set-Cookie in the same; in headers each with a spelling of the name
 *       of its own</td><td>headers Set-Cookie</td><td>one header Set-Cookie; several
 *       are refused</td></tr>
 *   <tr><td>body</td><td>body; base64 unless it is text</td><td>the same</td><td>the
 *       same</td><td>bytes</td><td>text; other bytes are refused</td></tr>
 * </table>
 *
 * <p>CloudEvents has no HTTP response.
 *
 * <p>The canonical constructor is for codecs and not stable: a component may be added.
 *
 * @param status from 100 to 599
 * @param headers the header fields, without {@code Set-Cookie}
 * @param cookies the cookies that the client is to keep
 * @param body what is sent; empty for nothing
 * @param meta where the response was read from a platform: every field that no component stands for
 */
public record HttpResponse(
    int status, Headers headers, List<Cookie> cookies, Body body, EventMeta meta) {

  private static final String CONTENT_TYPE = "Content-Type";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the status is not from 100 to 599
   */
  public HttpResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("an HTTP status is from 100 to 599, not " + status);
    }
    cookies = List.copyOf(cookies);
  }

  /**
   * An empty response.
   *
   * @throws IllegalArgumentException if the status is not from 100 to 599
   */
  public static HttpResponse of(int status) {
    return new HttpResponse(status, Headers.empty(), List.of(), Body.empty(), EventMeta.none());
  }

  /** 200, empty. */
  public static HttpResponse ok() {
    return of(200);
  }

  /** 200 with a text, as {@code text/plain} in UTF-8. */
  public static HttpResponse ok(String text) {
    return ok().withBody("text/plain; charset=utf-8", Body.of(text));
  }

  /** 201, empty, with the location of what was created. */
  public static HttpResponse created(String location) {
    return of(201).withHeader("Location", location);
  }

  /** 204. */
  public static HttpResponse noContent() {
    return of(204);
  }

  /** 302: the client is to look elsewhere. */
  public static HttpResponse redirect(String location) {
    return of(302).withHeader("Location", location);
  }

  /** 400 as a problem. */
  public static HttpResponse badRequest(String detail) {
    return problem(400, "Bad Request", detail);
  }

  /** 404 as a problem. */
  public static HttpResponse notFound() {
    return problem(404, "Not Found");
  }

  /**
   * 200 with the value as {@code application/json}, written by the standard mapper: see
   * {@link Body#ofJson(Object)}.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value
   * @throws IllegalStateException if there is no mapper; see {@link JsonMapper#standard}
   */
  public static HttpResponse json(Object value) {
    return json(200, value);
  }

  /**
   * The value as {@code application/json}, written by the standard mapper: see
   * {@link Body#ofJson(Object)}.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value, or the status is not from 100
   *     to 599
   * @throws IllegalStateException if there is no mapper; see {@link JsonMapper#standard}
   */
  public static HttpResponse json(int status, Object value) {
    return of(status).withBody("application/json", Body.ofJson(value));
  }

  /**
   * The value as {@code application/json}, written by this mapper.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value, or the status is not from 100
   *     to 599
   */
  public static HttpResponse json(int status, Object value, JsonMapper mapper) {
    return of(status).withBody("application/json", Body.ofJson(value, mapper));
  }

  /**
   * A failure that a program can read, as {@code application/problem+json} (RFC 9457).
   *
   * @param title what kind of problem it is, the same at each occurrence
   */
  public static HttpResponse problem(int status, String title) {
    return problem(status, title, null);
  }

  /**
   * A failure that a program can read, as {@code application/problem+json} (RFC 9457).
   *
   * @param title what kind of problem it is, the same at each occurrence
   * @param detail what went wrong this time, or null
   */
  public static HttpResponse problem(int status, String title, @Nullable String detail) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("title", JsonValue.of(title));
    members.put("status", JsonValue.of(status));
    if (detail != null) {
      members.put("detail", JsonValue.of(detail));
    }
    return of(status)
        .withBody("application/problem+json", Body.of(JsonObject.of(members).toString()));
  }

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether the status is 3xx. */
  public boolean isRedirect() {
    return status / 100 == 3;
  }

  /** Whether the status is 4xx: the caller's fault. */
  public boolean isClientError() {
    return status / 100 == 4;
  }

  /** Whether the status is 5xx: the function's fault. */
  public boolean isServerError() {
    return status / 100 == 5;
  }

  /** The first value of this header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.get(name);
  }

  /** The cookie of this name that the client is to keep; names are case-sensitive. */
  public Optional<Cookie> cookie(String name) {
    for (Cookie cookie : cookies) {
      if (cookie.name().equals(name)) {
        return Optional.of(cookie);
      }
    }
    return Optional.empty();
  }

  /** The body as text. */
  public String text() {
    return body.text();
  }

  /**
   * This response with another status.
   *
   * @throws IllegalArgumentException if the status is not from 100 to 599
   */
  public HttpResponse withStatus(int newStatus) {
    return new HttpResponse(newStatus, headers, cookies, body, meta);
  }

  /** This response with this value as the only one of a header: see {@link Headers#with}. */
  public HttpResponse withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This response with one more value of a header: see {@link Headers#withAdded}. */
  public HttpResponse withAddedHeader(String name, String value) {
    return withHeaders(headers.withAdded(name, value));
  }

  /** This response with these header fields and no others. */
  public HttpResponse withHeaders(Headers newHeaders) {
    return new HttpResponse(status, newHeaders, cookies, body, meta);
  }

  /**
   * This response with one more cookie.
   *
   * @throws IllegalArgumentException if the cookie was read from a text with a line break or another
   *     control character
   */
  public HttpResponse withCookie(Cookie cookie) {
    List<Cookie> changed = new ArrayList<>(cookies);
    changed.add(cookie.checked());
    return new HttpResponse(status, headers, changed, body, meta);
  }

  /** This response with another body; the header {@code Content-Type} stays as it is. */
  public HttpResponse withBody(Body newBody) {
    return new HttpResponse(status, headers, cookies, newBody, meta);
  }

  /** This response with another body of this content type. */
  public HttpResponse withBody(String contentType, Body newBody) {
    return withHeader(CONTENT_TYPE, contentType).withBody(newBody);
  }
}
