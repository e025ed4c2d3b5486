package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void rawHandlerCarriesItsTypes() throws Exception {
    RawHandler backwards =
        (event, context) -> Payload.of(new StringBuilder(event.text()).reverse().toString());

    FunctionDefinition<Payload, Payload> definition = FunctionDefinition.of(backwards);

    assertThat(definition.inputType()).isEqualTo(Type.of(Payload.class));
    assertThat(definition.outputType()).isEqualTo(Type.of(Payload.class));
    assertThat(backwards.handle(Payload.of("abc"), new FixedContext())).hasToString("cba");
  }

  @Test
  void streamingHandlerReadsAndWritesInMemory() throws Exception {
    StreamingHandler copy = (in, out, context) -> in.transferTo(out);
    StreamingHandler silent = (in, out, context) -> {};

    assertThat(FunctionDefinition.of(copy).outputType()).isEqualTo(Type.of(Payload.class));
    assertThat(copy.handle(Payload.of("abc"), new FixedContext())).isEqualTo(Payload.of("abc"));
    assertThat(silent.handle(Payload.of("abc"), new FixedContext())).isEqualTo(Payload.empty());
  }

  @Test
  void failureOfAStreamingHandlerComesOutAndWhatItWroteIsDropped() {
    StreamingHandler failing = (in, out, context) -> {
      out.write('x');
      throw new IOException("disk full");
    };

    assertThatThrownBy(() -> failing.handle(Payload.empty(), new FixedContext()))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }
}
