package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.BatchResponse;
import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.events.FailedItemsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoPartialAnswerTest {

  private static final Codec<BatchResponse> ANSWERS =
      JsonFormat.codec("test", new NoPartialAnswer("test"));

  @Test
  void successIsNull() {
    assertThat(ANSWERS.encode(BatchResponse.success()).text()).isEqualTo("null");
    assertThat(ANSWERS.decode(Payload.of("null"))).isEqualTo(BatchResponse.success());
  }

  @Test
  void failedItemsCannotBeWritten() {
    assertThatThrownBy(() -> ANSWERS.encode(new BatchResponse(List.of("a"))))
        .isInstanceOf(FailedItemsException.class)
        .hasMessage("1 failed, and test takes no partial answer, so the whole batch fails: a");
  }

  @Test
  void anotherAnswerIsRefused() {
    assertThatThrownBy(() -> ANSWERS.decode(Payload.of("{\"batchItemFailures\":[]}")))
        .hasMessage("test at $: expected null, found an object");
  }
}
