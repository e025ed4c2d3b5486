package dev.faas.invoker.async;

import dev.faas.invoker.refusal.RefusedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service refuses as a destination (recorded from it). */
public final class DestinationRules {

  private static final Set<String> SERVICES = Set.of("sqs", "sns", "lambda", "events", "s3");
  private static final int SERVICE = 2;
  private static final int PARTS = 6;

  private DestinationRules() {}

  /**
   * Checks the destinations of a function.
   *
   * @param functionArn without a qualifier
   * @throws RefusedException in the service's words
   */
  public static void check(String functionArn, AsyncSettings settings) {
    check(functionArn, settings.onSuccess(), settings);
    check(functionArn, settings.onFailure(), settings);
  }

  private static void check(
      String functionArn, @Nullable Destination destination, AsyncSettings settings) {
    if (destination == null) {
      return;
    }
    String arn = destination.arn();
    if (arn.equals(functionArn) || arn.startsWith(functionArn + ":")) {
      throw RefusedException.invalidParameter(
          "You can't specify the function as a destination for itself.");
    }
    boolean isSuccess = destination == settings.onSuccess();
    String service = serviceOf(arn);
    if (!SERVICES.contains(service) || (isSuccess && service.equals("s3"))) {
      throw RefusedException.invalidParameter("The provided destination config"
          + " DestinationConfig(onSuccess=" + text("OnSuccess", settings.onSuccess())
          + ", onFailure=" + text("OnFailure", settings.onFailure()) + ") is invalid.");
    }
  }

  private static String serviceOf(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length >= PARTS && parts[0].equals("arn") ? parts[SERVICE] : "";
  }

  private static String text(String name, @Nullable Destination destination) {
    return destination == null ? "null" : name + "(destination=" + destination.arn() + ")";
  }
}
