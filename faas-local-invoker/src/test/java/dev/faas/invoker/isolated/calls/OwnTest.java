package dev.faas.invoker.isolated.calls;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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

  @Test
  void aMethodOfTheUsersOwnClassIsCalledAsItIs() throws Exception {
    assertThat(Queues.poll(greeter(new EnvironmentLoader()), 5, SECONDS, time))
        .isEqualTo("hello after 5 SECONDS");
    assertThat(time.passed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void whatItInheritsWaitsInSimulatedTime() throws Exception {
    BlockingQueue<String> greeter = greeter(new EnvironmentLoader());
    assertThat(Queues.offer(greeter, "a", 5, SECONDS, time)).isTrue();
    assertThat(Queues.offer(greeter, "b", 5, SECONDS, time)).isFalse();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aMethodOfALibrarysClassIsTriedForShortWhiles() throws Exception {
    assertThat(Queues.poll(new Greeter(), 5, SECONDS, time)).isEqualTo("hello after 0 NANOSECONDS");
  }

  @SuppressWarnings("unchecked") // as the class says
  private static BlockingQueue<String> greeter(ClassLoader loader) throws Exception {
    return (BlockingQueue<String>)
        loader.loadClass(Greeter.class.getName()).getConstructor().newInstance();
  }

  /** Has the user's class itself, all others are shared. */
  private static final class EnvironmentLoader extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Greeter.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file = Greeter.class.getResourceAsStream("OwnTest$Greeter.class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
