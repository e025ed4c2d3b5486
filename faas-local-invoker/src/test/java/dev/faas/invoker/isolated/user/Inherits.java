package dev.faas.invoker.isolated.user;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Calls what the JDK declares through classes of the user. */
public class Inherits implements Function<String, String> {

  /** Inherits onSpinWait, overrides start. */
  static class Worker extends Thread {
    @Override
    public void start() {
      setName("worker");
      super.start();
    }

    @Override
    public void run() {
      System.out.print("ran;");
    }
  }

  /** Inherits everything. */
  static class LazyWorker extends Worker {}

  /** Hides onSpinWait. */
  static class Spinner extends Thread {
    public static void onSpinWait() {
      System.out.print("own spin;");
    }
  }

  /** Inherits take, overrides poll. */
  static class Lines extends ArrayBlockingQueue<String> {
    private static final long serialVersionUID = 1L;

    Lines() {
      super(1);
    }

    @Override
    public String poll(long timeout, TimeUnit unit) {
      return "own poll";
    }
  }

  @Override
  public String apply(String event) {
    try {
      return call(event);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String call(String event) throws Exception {
    Lines lines = new Lines();
    BlockingQueue<String> queue = lines;
    ArrayBlockingQueue<Object> array = new ArrayBlockingQueue<>(3);
    switch (event) {
      case "inherited static" -> LazyWorker.onSpinWait();
      case "hidden static" -> Spinner.onSpinWait();
      case "start" -> run(new LazyWorker());
      case "start as a thread" -> {
        Thread thread = new Worker();
        run(thread);
      }
      case "take" -> {
        return lines.take();
      }
      case "take by reference" -> {
        Callable<String> take = lines::take;
        return take.call();
      }
      case "unbound take by reference" -> {
        Taking<Lines> take = Lines::take;
        return take.from(lines);
      }
      case "poll of an array" -> {
        return "" + array.poll(2, TimeUnit.SECONDS);
      }
      case "poll of a queue" -> {
        return queue.poll(3, TimeUnit.SECONDS);
      }
      case "own poll" -> {
        return lines.poll(4, TimeUnit.SECONDS);
      }
      case "own poll by reference" -> {
        Polling poll = lines::poll;
        return poll.within(1, TimeUnit.SECONDS);
      }
      default -> throw new IllegalArgumentException(event);
    }
    return "done";
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
    System.out.print(thread.getName());
  }

  interface Taking<Q> {
    String from(Q queue) throws InterruptedException;
  }

  interface Polling {
    String within(long time, TimeUnit unit) throws InterruptedException;
  }
}
