package dev.faas.invoker.environment;

import java.util.regex.Pattern;

/**
 * Where functions believe to run.
 *
 * @param region such as {@code us-east-1}
 * @param id twelve digits
 */
public record Account(String region, String id) {

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");
  private static final Pattern ID = Pattern.compile("[0-9]{12}");

  /** The account that AWS's documentation uses in examples. */
  public static final Account EXAMPLE = new Account("us-east-1", "123456789012");

  /** Checks both. */
  public Account {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "a region looks like us-east-1, not like '" + region + "'");
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("an account has twelve digits, unlike '" + id + "'");
    }
  }

  /** The full name of a function. */
  public String functionArn(String functionName) {
    return "arn:" + partition() + ":lambda:" + region + ":" + id + ":function:" + functionName;
  }

  /** The full name of a runtime's version. */
  public String runtimeVersionArn(String hash) {
    return "arn:" + partition() + ":lambda:" + region + "::runtime:" + hash;
  }

  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
