package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
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
        OutputStream out = Channels.newOutputStream(pipe.sink())) {
      OutputPump pump = new OutputPump("test pump", in, sink, out);
      pump.start();
      for (byte[] piece : pieces) {
        expected.write(piece);
        out.write(piece);
        pump.drain();
        assertThat(sink.toByteArray()).startsWith(expected.toByteArray());
      }
      pump.finish();
      assertThat(sink.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Example
  void theBeginOfAMarkThatIsNoneArrivesToo() throws IOException, InterruptedException {
    byte[] almost = {(byte) 0xff, (byte) 0xfe, 'f', 'a', 'a', (byte) 0xff};
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    OutputPump pump = new OutputPump("test pump", new ByteArrayInputStream(almost), sink, null);
    pump.start();
    pump.finish();
    assertThat(sink.toByteArray()).isEqualTo(almost);
  }

  @Example
  void aStreamThatHasEndedIsDrained() throws IOException, InterruptedException {
    OutputPump pump = new OutputPump(
        "test pump",
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        new ByteArrayOutputStream());
    pump.start();
    pump.finish();
    pump.drain();
    assertThat(pump).isNotNull();
  }

  @Example
  void aStreamThatSomethingElseKeepsOpenEndsBehindWhatWasWritten() throws Exception {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Pipe pipe = Pipe.open();
    try (InputStream in = Channels.newInputStream(pipe.source());
        OutputStream kept = Channels.newOutputStream(pipe.sink())) {
      OutputPump pump = new OutputPump("test pump", in, sink, new Kept(kept));
      pump.start();
      kept.write("last words".getBytes(StandardCharsets.US_ASCII));
      pump.finish();

      assertThat(sink).hasToString("last words");
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("test pump");
    }
  }

  @Example
  void aDrainWhoseMarkGoesElsewhereEnds() throws Exception {
    Pipe pipe = Pipe.open();
    try (InputStream in = Channels.newInputStream(pipe.source());
        OutputStream out = Channels.newOutputStream(pipe.sink())) {
      ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();
      OutputPump pump = new OutputPump("test pump", in, new ByteArrayOutputStream(), elsewhere);
      pump.start();
      pump.drain();
      assertThat(elsewhere.size()).isPositive();
      out.close();
      pump.finish();
    }
  }

  /** An end that is not the only one: it stays open. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void close() {}
  }
}
