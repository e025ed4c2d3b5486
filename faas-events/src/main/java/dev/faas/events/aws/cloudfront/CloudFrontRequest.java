package dev.faas.events.aws.cloudfront;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request in CloudFront; as an answer it goes on. Immutable.
 *
 * @param clientIp the address of the viewer
 * @param method such as {@code GET}
 * @param uri the path as it was sent, without the query
 * @param querystring what follows the question mark, still encoded; may be empty
 * @param headers the header fields, {@code Cookie} included
 * @param body what was sent, if the function is set up to see it; whether CloudFront cut it off says {@code
 *     meta().rest("body", "inputTruncated")}. Another body replaces it at the origin
 * @param origin where the request goes, in an origin request: an object with {@code custom} or {@code s3}
 * @param meta every field that no component stands for
 */
public record CloudFrontRequest(
    @Nullable String clientIp,
    String method,
    String uri,
    String querystring,
    Headers headers,
    @Nullable Body body,
    @Nullable JsonObject origin,
    EventMeta meta)
    implements CloudFrontAnswer {

  static final String HOST = "d111111abcdef8.cloudfront.net";

  /** A complete request: {@code GET}, from one curl, without query and body. */
  public static CloudFrontRequest get(String uri) {
    return new CloudFrontRequest(
        "203.0.113.7",
        "GET",
        uri,
        "",
        Headers.of("Host", HOST, "User-Agent", "curl/8.5.0", "Accept", "*/*"),
        null,
        null,
        EventMeta.none());
  }

  /** The first value of this header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.get(name);
  }

  /** This request with another method. */
  public CloudFrontRequest withMethod(String newMethod) {
    return with(newMethod, uri, querystring, headers, body, origin);
  }

  /** This request for another object. */
  public CloudFrontRequest withUri(String newUri) {
    return with(method, newUri, querystring, headers, body, origin);
  }

  /** This request with another query, encoded. */
  public CloudFrontRequest withQuerystring(String newQuery) {
    return with(method, uri, newQuery, headers, body, origin);
  }

  /** This request with this value as the only one of a header: see {@link Headers#with}. */
  public CloudFrontRequest withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This request with these header fields and no others. */
  public CloudFrontRequest withHeaders(Headers newHeaders) {
    return with(method, uri, querystring, newHeaders, body, origin);
  }

  /** This request with another body. */
  public CloudFrontRequest withBody(Body newBody) {
    return with(method, uri, querystring, headers, newBody, origin);
  }

  /** This request to another origin: an object with {@code custom} or {@code s3}. */
  public CloudFrontRequest withOrigin(JsonObject newOrigin) {
    return with(method, uri, querystring, headers, body, newOrigin);
  }

  private CloudFrontRequest with(
      String newMethod,
      String newUri,
      String newQuery,
      Headers newHeaders,
      @Nullable Body newBody,
      @Nullable JsonObject newOrigin) {
    return new CloudFrontRequest(
        clientIp, newMethod, newUri, newQuery, newHeaders, newBody, newOrigin, meta);
  }
}
