package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.isolation.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  /** As a user may write it: one method of its own, the rest inherited. */
  public static final class Greeter extends ArrayBlockingQueue<String> {
    private static final long serialVersionUID = 1L;

    /** An empty queue of one. */
    public Greeter() {
      super(1);
    }

    @Override
    public String poll(long timeout, TimeUnit unit) {
      return "hello after " + timeout + " " + unit;
    }
  }

  /** As a user may write it for JDK 19, where every pool can be closed. */
  public static final class Closing extends ThreadPoolExecutor implements AutoCloseable {
    /** Without threads. */
    public Closing() {
      super(1, 1, 1, SECONDS, new ArrayBlockingQueue<>(1));
    }

    @Override
    public void close() {
      setCorePoolSize(0);
      shutdownNow();
    }
  }

  @Test
  void aPoolOfTheUsersOwnClassIsClosedAsItWants() throws Exception {
    for (Surroundings world : List.of(time, new RealWorld())) {
      ThreadPoolExecutor pool = own(Closing.class, ThreadPoolExecutor.class);
      Executions.close(pool, world);
      assertThat(pool.getCorePoolSize()).isZero();
      assertThat(pool.isShutdown()).isTrue();
    }
  }

  @Test
  void aMethodOfTheUsersOwnClassIsCalledAsItIs() throws Exception {
    assertThat(Queues.poll(greeter(), 5, SECONDS, time)).isEqualTo("hello after 5 SECONDS");
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void whatItInheritsWaitsInSimulatedTime() throws Exception {
    BlockingQueue<String> greeter = greeter();
    assertThat(Queues.offer(greeter, "a", 5, SECONDS, time)).isTrue();
    assertThat(Queues.offer(greeter, "b", 5, SECONDS, time)).isFalse();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aMethodOfALibrarysClassIsTriedForShortWhiles() throws Exception {
    assertThat(Queues.poll(new Greeter(), 5, SECONDS, time)).isEqualTo("hello after 0 NANOSECONDS");
  }

  @SuppressWarnings("unchecked") // as the class says
  private static BlockingQueue<String> greeter() throws Exception {
    return own(Greeter.class, BlockingQueue.class);
  }

  private static <T> T own(Class<? extends T> type, Class<T> as) throws Exception {
    return as.cast(
        new EnvironmentLoader(type).loadClass(type.getName()).getConstructor().newInstance());
  }

  /** Has the user's class itself, all others are shared. */
  private static final class EnvironmentLoader extends ClassLoader {
    private final Class<?> own;

    private EnvironmentLoader(Class<?> own) {
      this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(own.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file =
          own.getResourceAsStream("OwnTest$" + own.getSimpleName() + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
