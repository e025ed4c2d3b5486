package dev.faas.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.json.JsonObject;

/** The equality of events, whatever their metas say. */
public final class Values {

  private Values() {}

  /** Asserts that two events are equal in all components but the meta, however deep it lies. */
  public static void assertSameButMeta(Object found, Object expected) {
    assertThat(found)
        .usingRecursiveComparison()
        .withEqualsForType((one, other) -> true, EventMeta.class)
        .withEqualsForType(Body::equals, Body.class)
        .withEqualsForType(Cookie::equals, Cookie.class)
        .withEqualsForType(Headers::equals, Headers.class)
        .withEqualsForType(JsonObject::equals, JsonObject.class)
        .isEqualTo(expected);
  }
}
