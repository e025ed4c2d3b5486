package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessesTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  /** A process that ends when it is told. */
  private static final class Program extends Process {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Duration> realWaits = new ArrayList<>();

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
      Duration wait = Duration.of(timeout, unit.toChronoUnit());
      if (wait.compareTo(Duration.ofMillis(100)) >= 0) {
        realWaits.add(wait);
        return ended.getCount() == 0;
      }
      return ended.await(timeout, unit);
    }

    @Override
    public int waitFor() throws InterruptedException {
      ended.await();
      return 0;
    }

    @Override
    public int exitValue() {
      return 0;
    }

    @Override
    public void destroy() {
      ended.countDown();
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }

  @Test
  void aProcessGetsARealSecondThenSimulatedTimeGoesOn() throws Exception {
    Program program = new Program();

    assertThat(Processes.waitFor(program, 5, SECONDS, time)).isFalse();

    assertThat(program.realWaits).containsExactly(Duration.ofSeconds(1));
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aShortLimitIsAllThatItGets() throws Exception {
    Program program = new Program();

    assertThat(Processes.waitFor(program, Duration.ofMillis(300), time)).isFalse();

    assertThat(program.realWaits).containsExactly(Duration.ofMillis(300));
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aProcessThatHasEndedTakesNoSimulatedTime() throws Exception {
    Program program = new Program();
    program.destroy();

    assertThat(Processes.waitFor(program, 5, SECONDS, time)).isTrue();

    assertThat(time.passed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aProcessThatEndsDuringTheSimulatedWaitIsNoticed() throws Exception {
    Program program = new Program();
    Threads.start(
        new Thread(() -> {
          try {
            Sleeps.sleep(2_000, time);
            program.destroy();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }),
        time);

    assertThat(Processes.waitFor(program, 5, SECONDS, time)).isTrue();

    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void underRealTimeItIsTheProcessThatWaits() throws Exception {
    Program program = new Program();
    assertThat(Processes.waitFor(program, 5, MILLISECONDS, new RealWorld())).isFalse();
    program.destroy();
    assertThat(Processes.waitFor(program, Duration.ofMillis(5), new RealWorld()))
        .isTrue();
  }
}
