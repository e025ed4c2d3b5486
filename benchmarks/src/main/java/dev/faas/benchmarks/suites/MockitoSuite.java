package dev.faas.benchmarks.suites;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;

/** A hundred tests that call the handler with a mocked context. */
public class MockitoSuite {

  @RepeatedTest(100)
  void greets() {
    Context context = mock(Context.class);
    when(context.getAwsRequestId()).thenReturn("mock");

    Assertions.assertEquals(
        "Hello /hello mock",
        new AwsGreeting().handleRequest(AwsGreeting.event(), context).getBody());
  }
}
