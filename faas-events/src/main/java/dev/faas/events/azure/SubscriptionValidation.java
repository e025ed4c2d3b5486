package dev.faas.events.azure;

import dev.faas.DecodeException;
import dev.faas.events.BusEvent;
import dev.faas.events.azure.grid.GridFormat;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a webhook wants the events of an Event Grid subscription. Immutable.
 *
 * <pre>{@code
 * BusHandler orders = (event, context) -> {
 *   Optional<SubscriptionValidation> question = SubscriptionValidation.of(event);
 *   if (question.isPresent()) {
 *     return;                     // yes: the format answers with the code; throwing means no
 *   }
 *   …
 * };
 * }</pre>
 *
 * <p>Only bare webhooks are asked: for a function with an Event Grid trigger the host answers itself, and in
 * the CloudEvents schema Event Grid asks with the method {@code OPTIONS} instead of an event. Facts: Azure
 * Event Grid documentation, "Webhook event delivery"; type {@code
 * Microsoft.EventGrid.SubscriptionValidationEvent}.
 *
 * @param code what the answer must contain
 * @param url a GET of it, within some minutes, is an answer too; absent from old versions of the service
 */
public record SubscriptionValidation(String code, @Nullable String url) {

  private static final String CODE = "validationCode";

  /** The question that an event of Event Grid's own schema is; empty if it is another event. */
  public static Optional<SubscriptionValidation> of(BusEvent event) {
    if (!event.type().equals(GridFormat.VALIDATION)) {
      return Optional.empty();
    }
    try {
      return JsonValue.parse(event.text()) instanceof JsonObject data
          ? Optional.ofNullable(of(data))
          : Optional.empty();
    } catch (DecodeException noJson) {
      return Optional.empty();
    }
  }

  private static @Nullable SubscriptionValidation of(JsonObject data) {
    JsonValue code = data.get(CODE);
    JsonValue url = data.get("validationUrl");
    return code == null
        ? null
        : new SubscriptionValidation(code.text(), url == null ? null : url.text());
  }

  /** The body that says yes: {@code {"validationResponse": "…"}}. */
  public JsonObject answer() {
    return JsonObject.EMPTY.with("validationResponse", JsonValue.of(code));
  }
}
