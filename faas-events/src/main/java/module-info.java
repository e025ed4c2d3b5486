/**
 * Typed events, and their wire formats on each platform.
 *
 * <p>Enter at {@link dev.faas.events.HttpHandler}, {@link dev.faas.events.QueueHandler} and their
 * siblings to write a function, and at the room of a platform, such as {@code dev.faas.events.aws}, to
 * call one.
 */
module dev.faas.events {
  requires transitive dev.faas;
  requires com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.databind;
  requires static org.jspecify;
  requires static tools.jackson.core;
  requires static tools.jackson.databind;

  exports dev.faas.events;
  exports dev.faas.events.aws;
  exports dev.faas.events.aws.authorizer;
  exports dev.faas.events.aws.cloudfront;
  exports dev.faas.events.aws.websocket;
  exports dev.faas.events.azure;
  exports dev.faas.events.jackson;
  exports dev.faas.events.json;

  uses dev.faas.events.json.JsonMapper.Provider;

  provides dev.faas.events.json.JsonMapper.Provider with
      dev.faas.events.jackson.JacksonProvider,
      dev.faas.events.jackson.Jackson3Provider;
}
