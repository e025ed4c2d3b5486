package dev.faas.events.aws.cloudfront;

import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import org.jspecify.annotations.Nullable;

/**
 * A request or a response on its way through CloudFront, which calls a function of Lambda@Edge. Immutable.
 *
 * <pre>{@code
 * CloudFrontAnswer on(CloudFrontEvent event, Context context) {
 *   CloudFrontRequest request = event.request();
 *   return request.uri().startsWith("/old/")
 *       ? CloudFrontResponse.of(301).withHeader("Location", "/new/")
 *       : request.withHeader("X-Edge", "1");
 * }
 * }</pre>
 *
 * <p>Facts: CloudFront developer guide, "Lambda@Edge event structure" and "Work with requests and
 * responses".
 *
 * @param eventType {@code viewer-request}, {@code origin-request}, {@code origin-response} or {@code
 *     viewer-response}
 * @param distributionId the distribution
 * @param distributionDomainName its domain name, such as {@code d111111abcdef8.cloudfront.net}
 * @param requestId CloudFront's id of the request
 * @param request the request; CloudFront always sends it, some tools do not
 * @param response the response, once there is one
 * @param meta the platform, and every field that no component stands for
 */
public record CloudFrontEvent(
    @Nullable String eventType,
    @Nullable String distributionId,
    @Nullable String distributionDomainName,
    @Nullable String requestId,
    @Nullable CloudFrontRequest request,
    @Nullable CloudFrontResponse response,
    EventMeta meta) {

  /**
   * The wire format; the kind is {@code cloudfront}. An answer with a request to an event with a response is
   * not encoded, but fails: CloudFront takes a response only.
   */
  public static EventFormat<CloudFrontEvent, CloudFrontAnswer> format() {
    return CloudFrontFormat.INSTANCE;
  }

  /** A request of a viewer, before CloudFront has looked into its cache: a complete event. */
  public static CloudFrontEvent viewerRequest(CloudFrontRequest request) {
    return event("viewer-request", request, null);
  }

  /** A request that goes on to the origin: a complete event. */
  public static CloudFrontEvent originRequest(CloudFrontRequest request) {
    return event("origin-request", request, null);
  }

  /** A response that came from the origin: a complete event. */
  public static CloudFrontEvent originResponse(
      CloudFrontRequest request, CloudFrontResponse response) {
    return event("origin-response", request, response);
  }

  /** A response that goes to the viewer: a complete event. */
  public static CloudFrontEvent viewerResponse(
      CloudFrontRequest request, CloudFrontResponse response) {
    return event("viewer-response", request, response);
  }

  private static CloudFrontEvent event(
      String type, CloudFrontRequest request, @Nullable CloudFrontResponse response) {
    return new CloudFrontEvent(
        type,
        "EDFDVBD6EXAMPLE",
        CloudFrontRequest.HOST,
        "JKJaXcXSoAMCJWQ1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==",
        request,
        response,
        EventMeta.none());
  }
}
