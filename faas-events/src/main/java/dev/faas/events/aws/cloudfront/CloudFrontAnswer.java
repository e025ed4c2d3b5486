package dev.faas.events.aws.cloudfront;

/**
 * What a function at the edge answers: the request, as it is or changed, to let it go on; or a response, the
 * function's own or the one that came, as it is or changed.
 */
public sealed interface CloudFrontAnswer permits CloudFrontRequest, CloudFrontResponse {}
