package dev.faas.invoker.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.faas.Payload;
import dev.faas.invoker.environment.Account;
import dev.faas.invoker.environment.ServiceLimits;
import dev.faas.invoker.refusal.RefusedException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service takes as the name of a function, and as the payload of an invocation. */
public final class Requests {

  private static final JsonFactory JSON = new JsonFactory();

  /** Lambda API reference, "Invoke": the parameter {@code FunctionName}. */
  private static final String PATTERN = "(arn:(aws[a-zA-Z-]*)?:lambda:)?"
      + "([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)"
      + "(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

  private static final Pattern FUNCTION = Pattern.compile(PATTERN);
  private static final int ARN_REGION = 3;
  private static final int REGION = 3;
  private static final int ACCOUNT = 5;
  private static final int NAME = 7;
  private static final int QUALIFIER = 9;

  private Requests() {}

  /**
   * The bare name of a function that is named by itself, by a part of its full name, or by that.
   *
   * @throws RefusedException with the service's code and words if it is none of these
   */
  public static String functionName(String name) {
    return matched(name).group(NAME);
  }

  /**
   * The version or alias that is named with a function, or null.
   *
   * @throws RefusedException as {@link #functionName}
   */
  public static @Nullable String qualifier(String name) {
    return matched(name).group(QUALIFIER);
  }

  /**
   * The full name with the qualifier, {@code $LATEST} where it has none.
   *
   * @param account where it is, as far as the name does not say
   * @throws RefusedException as {@link #functionName}
   */
  public static String qualifiedArn(String name, Account account) {
    Matcher matcher = matched(name);
    String region = matcher.group(REGION);
    String id = matcher.group(ACCOUNT);
    String qualifier = matcher.group(QUALIFIER);
    Account there = new Account(
        region == null ? account.region() : withoutColon(region),
        id == null ? account.id() : withoutColon(id));
    return there.functionArn(matcher.group(NAME)) + ":"
        + (qualifier == null ? "$LATEST" : qualifier);
  }

  /**
   * Refuses a function of another region.
   *
   * @param arn a full name
   * @throws RefusedException with the service's code and words
   */
  public static void checkRegion(String arn, Account account) {
    String region = arn.split(":", -1)[ARN_REGION];
    if (!region.equals(account.region())) {
      throw RefusedException.notFound("Functions from '" + region
          + "' are not reachable in this region ('" + account.region() + "')");
    }
  }

  private static String withoutColon(String part) {
    return part.substring(0, part.length() - 1);
  }

  private static Matcher matched(String name) {
    Matcher matcher = FUNCTION.matcher(name);
    if (!matcher.matches()) {
      throw new RefusedException(
          "ValidationException",
          400,
          "1 validation error detected: Value '" + name + "' at 'functionName' failed to satisfy"
              + " constraint: Member must satisfy regular expression pattern: " + PATTERN);
    }
    return matcher;
  }

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
