package dev.faas.benchmarks.suites;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;

/** A hundred tests that call the handler with a context written by hand. */
public class StubSuite {

  @RepeatedTest(100)
  void greets() {
    Assertions.assertEquals(
        "Hello /hello stub",
        new AwsGreeting().handleRequest(AwsGreeting.event(), new StubContext()).getBody());
  }

  @SuppressWarnings("NullAway") // AWS's interface says nothing of null
  private static final class StubContext implements Context {
    @Override
    public String getAwsRequestId() {
      return "stub";
    }

    @Override
    public String getLogGroupName() {
      return "group";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "greeting";
    }

    @Override
    public String getFunctionVersion() {
      return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:us-east-1:123456789012:function:greeting";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 3000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 128;
    }

    @Override
    public LambdaLogger getLogger() {
      return LambdaRuntime.getLogger();
    }
  }
}
