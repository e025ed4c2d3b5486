package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.HttpResponse;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StoredResponseProperties {

  @Property(tries = 300)
  void whatWasKeptIsReadAgain(
      @ForAll @IntRange(min = 100, max = 599) int status,
      @ForAll Map<@AlphaChars @StringLength(min = 1, max = 9) String, @AlphaChars String> headers,
      @ForAll @AlphaChars @StringLength(min = 1, max = 9) String cookie,
      @ForAll @AlphaChars String text,
      @ForAll byte[] bytes,
      @ForAll boolean isText) {
    HttpResponse response = HttpResponse.of(status)
        .withBody(isText ? Body.of(text + "é\n\"") : Body.of(bytes))
        .withCookie(Cookie.of(cookie, text).withPath("/").withSecure())
        .withCookie(Cookie.of(cookie, ""));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.withAddedHeader(header.getKey(), header.getValue());
      response = response.withAddedHeader(header.getKey(), "again");
    }

    HttpResponse read = StoredResponse.CODEC.decode(StoredResponse.CODEC.encode(response));

    assertThat(read).isEqualTo(response);
    assertThat(read.body().isText()).isEqualTo(response.body().isText());
  }

  @Test
  void whatIsNoResponseIsRefusedWithItsPlace() {
    refused("7", "kept response at $: expected an object, found another value");
    refused("{\"text\":\"\"}", "kept response at $.cookies: expected a value, found nothing");
    refused("{\"text\":\"\",\"cookies\":7}", "at $.cookies: expected an array");
    refused("{\"text\":\"\",\"cookies\":[],\"headers\":[],\"status\":\"x\"}", "$.status");
    refused("no JSON", "expected");
  }

  private static void refused(String kept, String words) {
    assertThatThrownBy(() -> StoredResponse.CODEC.decode(Payload.of(kept)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(words);
  }
}
