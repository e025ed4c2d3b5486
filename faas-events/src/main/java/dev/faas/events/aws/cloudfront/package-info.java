/**
 * Lambda@Edge: {@link dev.faas.events.aws.cloudfront.CloudFrontEvent}, a request or a response on its way
 * through CloudFront.
 */
@NullMarked
package dev.faas.events.aws.cloudfront;

import org.jspecify.annotations.NullMarked;
