package dev.faas.invoker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.faas.Payload;
import dev.faas.invoker.environment.ServiceLimits;
import java.io.IOException;

/** What the service takes as the payload of a synchronous invocation. */
final class Requests {

  private static final JsonFactory JSON = new JsonFactory();

  private Requests() {}

  /**
   * Refuses what is too large.
   *
   * @throws RefusedException with the service's code and words
   */
  static void checkSize(Payload event) {
    if (event.size() > ServiceLimits.REQUEST_BYTES) {
      throw new RefusedException(
          "RequestEntityTooLargeException",
          413,
          "Request must be smaller than " + ServiceLimits.REQUEST_BYTES
              + " bytes for the InvokeFunction operation, but has " + event.size());
    }
  }

  /**
   * Refuses what is not JSON. The service accepts an empty payload.
   *
   * @throws RefusedException with the service's code and words; Jackson's message follows
   */
  static void checkJson(Payload event) {
    if (event.size() == 0) {
      return;
    }
    try (JsonParser parser = JSON.createParser(event.array())) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      if (values != 1) {
        throw notJson(values + " values instead of one");
      }
    } catch (IOException invalid) {
      throw notJson(String.valueOf(invalid.getMessage()));
    }
  }

  private static RefusedException notJson(String why) {
    return new RefusedException(
        "InvalidRequestContentException",
        400,
        "Could not parse request body into json: Could not parse payload into json: " + why);
  }
}
