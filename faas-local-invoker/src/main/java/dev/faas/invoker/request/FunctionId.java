package dev.faas.invoker.request;

import dev.faas.invoker.environment.Account;
import dev.faas.invoker.refusal.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller names a function by.
 *
 * @param name its bare name
 * @param qualifier the version or alias that is named with it, or null
 * @param arn its full name with the qualifier, {@code $LATEST} where there is none
 */
public record FunctionId(String name, @Nullable String qualifier, String arn) {

  /** Lambda API reference, "Invoke": the parameter {@code FunctionName}. */
  private static final String PATTERN = "(arn:(aws[a-zA-Z-]*)?:lambda:)?"
      + "([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)"
      + "(:(\\$LATEST|[a-zA-Z0-9-_]+))?";

  private static final Pattern FUNCTION = Pattern.compile(PATTERN);
  private static final int REGION = 3;
  private static final int ACCOUNT = 5;
  private static final int NAME = 7;
  private static final int QUALIFIER = 9;

  /**
   * Reads a bare name, a full name, or a part of that, as the Invoke API takes them.
   *
   * @param here where it is, as far as the text does not say
   * @throws RefusedException with the service's code and words if it is none of these, or of another region
   */
  public static FunctionId parse(String text, Account here) {
    Matcher matcher = FUNCTION.matcher(text);
    if (!matcher.matches()) {
      throw RefusedException.validation("1 validation error detected: Value '" + text
          + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression"
          + " pattern: " + PATTERN);
    }
    String region = orElse(matcher.group(REGION), here.region());
    if (!region.equals(here.region())) {
      throw RefusedException.notFound("Functions from '" + region
          + "' are not reachable in this region ('" + here.region() + "')");
    }
    Account there = new Account(region, orElse(matcher.group(ACCOUNT), here.id()));
    String name = matcher.group(NAME);
    String qualifier = matcher.group(QUALIFIER);
    return new FunctionId(
        name,
        qualifier,
        there.functionArn(name) + ":" + (qualifier == null ? "$LATEST" : qualifier));
  }

  private static String orElse(@Nullable String withColon, String otherwise) {
    return withColon == null ? otherwise : withColon.substring(0, withColon.length() - 1);
  }
}
