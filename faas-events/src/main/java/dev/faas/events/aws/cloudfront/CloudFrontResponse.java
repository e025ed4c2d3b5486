package dev.faas.events.aws.cloudfront;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response in CloudFront; as an answer it goes to the viewer. Immutable.
 *
 * @param status such as 200
 * @param statusDescription such as {@code OK}
 * @param headers the header fields
 * @param body what is sent; empty in an event, even if the origin sent something: it is not shown
 * @param meta every field that no component stands for
 */
public record CloudFrontResponse(
    int status, @Nullable String statusDescription, Headers headers, Body body, EventMeta meta)
    implements CloudFrontAnswer {

  /** A response without headers and body. */
  public static CloudFrontResponse of(int status) {
    return new CloudFrontResponse(status, null, Headers.empty(), Body.empty(), EventMeta.none());
  }

  /** The first value of this header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.get(name);
  }

  /** This response with another status. */
  public CloudFrontResponse withStatus(int newStatus, @Nullable String description) {
    return new CloudFrontResponse(newStatus, description, headers, body, meta);
  }

  /** This response with this value as the only one of a header: see {@link Headers#with}. */
  public CloudFrontResponse withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This response with these header fields and no others. */
  public CloudFrontResponse withHeaders(Headers newHeaders) {
    return new CloudFrontResponse(status, statusDescription, newHeaders, body, meta);
  }

  /** This response with another body. */
  public CloudFrontResponse withBody(Body newBody) {
    return new CloudFrontResponse(status, statusDescription, headers, newBody, meta);
  }
}
