package dev.faas.benchmarks.suites;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/** A function as it is written for AWS only. */
final class AwsGreeting implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String body = "Hello " + event.getRawPath() + " " + context.getAwsRequestId();
    return APIGatewayV2HTTPResponse.builder().withStatusCode(200).withBody(body).build();
  }

  static APIGatewayV2HTTPEvent event() {
    return APIGatewayV2HTTPEvent.builder().withRawPath("/hello").build();
  }
}
