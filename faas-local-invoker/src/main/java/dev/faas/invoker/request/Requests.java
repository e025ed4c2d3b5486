package dev.faas.invoker.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.faas.Payload;
import dev.faas.invoker.environment.ServiceLimits;
import dev.faas.invoker.refusal.RefusedException;
import java.io.IOException;

/** What the service takes as the payload of an invocation. */
public final class Requests {

  private static final JsonFactory JSON = new JsonFactory();

  private Requests() {}

  /**
   * Refuses what is too large.
   *
   * @throws RefusedException with the service's code and words
   */
  public static void checkSize(Payload event) {
    if (event.size() > ServiceLimits.REQUEST_BYTES) {
      throw new RefusedException(
          "RequestEntityTooLargeException",
          413,
          "Request must be smaller than " + ServiceLimits.REQUEST_BYTES
              + " bytes for the InvokeFunction operation");
    }
  }

  /**
   * Refuses what is too large for an asynchronous invocation.
   *
   * @throws RefusedException with the service's code and words
   */
  public static void checkAsynchronousSize(Payload event) {
    if (event.size() > ServiceLimits.ASYNCHRONOUS_REQUEST_BYTES) {
      throw new RefusedException(
          "RequestEntityTooLargeException",
          413,
          event.size() + " byte payload is too large for the Event invocation type (limit "
              + ServiceLimits.ASYNCHRONOUS_REQUEST_BYTES + " bytes)");
    }
  }

  /**
   * Refuses what is not JSON. The service accepts an empty payload.
   *
   * @throws RefusedException with the service's code and words; Jackson's message follows
   */
  public static void checkJson(Payload event) {
    if (event.size() > 0 && !PlainJson.isCertain(event.array())) {
      parse(event);
    }
  }

  static void parse(Payload event) {
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
