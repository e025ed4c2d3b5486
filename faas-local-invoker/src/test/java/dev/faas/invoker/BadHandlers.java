package dev.faas.invoker;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What nobody should write. */
public final class BadHandlers {

  private static final Payload DONE = Payload.of("\"done\"");

  private BadHandlers() {}

  /** Never returns, and looks at nothing. */
  public static final class Endless implements RawHandler {
    private long count;

    @Override
    public Payload handle(Payload event, Context context) {
      while (count >= 0) {
        count = (count + 1) % 1000;
      }
      return DONE;
    }
  }

  /** Calls itself without end. */
  public static final class Recursive implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of(String.valueOf(depth(0)));
    }

    private static int depth(int so) {
      return so < 0 ? so : depth(so + 1) + 1;
    }
  }

  /** Ends the process with the status that the event says, and catches all that can be caught. */
  public static final class Exiting implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      try {
        System.exit(Integer.parseInt(event.text()));
      } catch (Throwable swallowed) {
        return Payload.of("\"swallowed\"");
      }
      return DONE;
    }
  }

  /** Ends the process without its shutdown hooks. */
  public static final class Halting implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      Runtime.getRuntime().halt(Integer.parseInt(event.text()));
      return DONE;
    }
  }

  /** Leaves threads behind. */
  public static final class Leaking implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      for (int i = 0; i < 10; i++) {
        Thread thread = new Thread(Leaking::spin, "leaked " + i);
        thread.setDaemon(true);
        thread.start();
      }
      return DONE;
    }

    private static void spin() {
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException swallowed) {
          Thread.yield();
        }
      }
    }
  }

  /** Prints very much. */
  public static final class Flooding implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      for (int i = 0; i < 30_000; i++) {
        System.out.println("line " + i);
      }
      return DONE;
    }
  }

  /** Two threads wait for each other's lock. */
  public static final class Deadlocked implements RawHandler {
    private final Object first = new Object();
    private final Object second = new Object();
    private final CountDownLatch both = new CountDownLatch(2);

    @Override
    public Payload handle(Payload event, Context context) {
      Thread other = new Thread(() -> take(second, first), "other");
      other.setDaemon(true);
      other.start();
      take(first, second);
      return DONE;
    }

    private void take(Object one, Object two) {
      synchronized (one) {
        both.countDown();
        awaitBoth();
        synchronized (two) {
          both.countDown();
        }
      }
    }

    private void awaitBoth() {
      try {
        both.await();
      } catch (InterruptedException swallowed) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Leaves its thread interrupted, and says how it found it. */
  public static final class Interrupted implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      boolean found = Thread.currentThread().isInterrupted();
      Thread.currentThread().interrupt();
      return Payload.of(String.valueOf(found));
    }
  }

  /** Closes its output and goes on printing. */
  public static final class Closing implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      System.out.println("before");
      System.out.close();
      System.out.println("after");
      return DONE;
    }
  }

  /** Cannot be loaded. */
  public static final class Broken implements RawHandler {
    static final String VALUE = Optional.<String>empty().orElseThrow();

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of(VALUE);
    }
  }

  /** Waits for ever, whoever interrupts it. */
  public static final class Stubborn implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      CountDownLatch never = new CountDownLatch(1);
      while (true) {
        try {
          never.await();
        } catch (InterruptedException swallowed) {
          Thread.yield();
        }
      }
    }
  }

  /** Says that it is well. */
  public static final class Good implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      System.out.println("well");
      return event;
    }
  }
}
