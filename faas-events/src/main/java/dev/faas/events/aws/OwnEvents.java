package dev.faas.events.aws;

import dev.faas.Type;
import dev.faas.events.EventFormat;
import dev.faas.events.HttpResponse;
import dev.faas.events.aws.authorizer.AppSyncAuthorization;
import dev.faas.events.aws.authorizer.AppSyncAuthorizerRequest;
import dev.faas.events.aws.authorizer.AuthorizerAnswer;
import dev.faas.events.aws.authorizer.AuthorizerRequest;
import dev.faas.events.aws.cloudfront.CloudFrontAnswer;
import dev.faas.events.aws.cloudfront.CloudFrontEvent;
import dev.faas.events.aws.websocket.WebSocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events that only AWS has, a row each: functions that take one are bound by its type. Their classes
 * are told by their names, since to mention one loads it.
 */
final class OwnEvents {

  private OwnEvents() {}

  /** The format of this event, or null. */
  static @Nullable EventFormat<?, ?> format(Type<?> event) {
    return switch (event.value().getTypeName()) {
      case "dev.faas.events.aws.InvocationRecord" -> InvocationRecord.format();
      case "dev.faas.events.aws.websocket.WebSocketEvent" -> WebSocketEvent.format();
      case "dev.faas.events.aws.authorizer.AuthorizerRequest" -> AuthorizerRequest.format();
      case "dev.faas.events.aws.authorizer.AppSyncAuthorizerRequest" ->
        AppSyncAuthorizerRequest.format();
      case "dev.faas.events.aws.cloudfront.CloudFrontEvent" -> CloudFrontEvent.format();
      default -> null;
    };
  }

  /** What a function returns that takes this event; a row only where a service awaits something. */
  static Class<?> answer(Type<?> event) {
    return switch (event.value().getTypeName()) {
      case "dev.faas.events.aws.websocket.WebSocketEvent" -> HttpResponse.class;
      case "dev.faas.events.aws.authorizer.AuthorizerRequest" -> AuthorizerAnswer.class;
      case "dev.faas.events.aws.authorizer.AppSyncAuthorizerRequest" -> AppSyncAuthorization.class;
      case "dev.faas.events.aws.cloudfront.CloudFrontEvent" -> CloudFrontAnswer.class;
      default -> Void.class;
    };
  }
}
