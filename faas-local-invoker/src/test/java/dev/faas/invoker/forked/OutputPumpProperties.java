package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What a process writes arrives, byte for byte, and is there when it has been drained. */
class OutputPumpProperties {

  @Property(tries = 200)
  void everythingWrittenBeforeADrainIsInTheSinkAfterItAndNothingElse(
      @ForAll @Size(max = 8) List<byte[]> pieces) throws Exception {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Pipe pipe = Pipe.open();
    try (InputStream in = Channels.newInputStream(pipe.source());
        WritableByteChannel channel = pipe.sink()) {
      OutputPump pump = new OutputPump("test pump", in, sink);
      pump.start();
      for (byte[] piece : pieces) {
        expected.write(piece);
        channel.write(ByteBuffer.wrap(piece));
        pump.drain(channel);
        assertThat(sink.toByteArray()).startsWith(expected.toByteArray());
      }
      channel.close();
      pump.awaitEnd();
      assertThat(sink.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Example
  void theBeginOfAMarkThatIsNoneArrivesToo() throws IOException, InterruptedException {
    byte[] almost = {(byte) 0xff, (byte) 0xfe, 'f', 'a', 'a', (byte) 0xff};
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    OutputPump pump = new OutputPump("test pump", new ByteArrayInputStream(almost), sink);
    pump.start();
    pump.awaitEnd();
    assertThat(sink.toByteArray()).isEqualTo(almost);
  }

  @Example
  void aStreamThatHasEndedIsDrained() throws IOException, InterruptedException {
    OutputPump pump = new OutputPump(
        "test pump", new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream());
    pump.start();
    pump.awaitEnd();
    pump.drain(Channels.newChannel(new ByteArrayOutputStream()));
    assertThat(pump).isNotNull();
  }
}
