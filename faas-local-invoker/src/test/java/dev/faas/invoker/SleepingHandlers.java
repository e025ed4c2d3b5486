package dev.faas.invoker;

import dev.faas.Context;
import dev.faas.FunctionFactory;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.RawHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Handlers that sleep, as users' do: in simulated time, or in processes that are killed. */
public final class SleepingHandlers {

  private SleepingHandlers() {}

  /** Sleeps so many milliseconds, for handlers elsewhere. */
  static void sleepMillis(long milliseconds) throws InterruptedException {
    Thread.sleep(milliseconds);
  }

  /** Sleeps so many seconds, for handlers elsewhere. */
  public static void sleep(long seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  /** Sleeps so many seconds, and tells the time. */
  public static final class Sleeping implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      TimeUnit.SECONDS.sleep(Long.parseLong(event.text()));
      return Payload.of("\"" + Instant.now() + " " + context.remaining() + "\"");
    }
  }

  /** Lets a thread count the seconds in which its environment runs. */
  public static final class Background implements RawHandler {
    private static volatile int seconds;
    private static boolean isStarted;

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      if (!isStarted) {
        isStarted = true;
        Thread thread = new Thread(Background::count, "counter");
        thread.setDaemon(true);
        thread.start();
      }
      Thread.sleep(2_500);
      return Payload.of(String.valueOf(seconds));
    }

    private static void count() {
      try {
        while (true) {
          Thread.sleep(1_000);
          seconds++;
        }
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for another thread of the common pool. */
  public static final class Waiting implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      return CompletableFuture.supplyAsync(Waiting::slowly).join();
    }

    private static Payload slowly() {
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException end) {
        throw new IllegalStateException(end);
      }
      return Payload.of("\"slow\"");
    }
  }

  /** What a handler can do. */
  public enum Step {
    /** Sleeps for less than the timeout. */
    SLEEP,
    /** Sleeps for longer than the timeout. */
    OVERSLEEP,
    /** Prints what it finds. */
    PRINT,
    /** Prints by chance. */
    CHANCE,
    /** Fails. */
    THROW,
    /** Ends its process. */
    EXIT,
    /** Fails so that its process ends. */
    DIE
  }

  /** Does the steps that the event names. */
  public static final class Doing implements RawHandler {
    private static final Random RANDOM = new Random();
    private static int count;

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      count++;
      for (String step : event.text().replace("\"", "").split(" ")) {
        if (!step.isEmpty()) {
          go(Step.valueOf(step), context);
        }
      }
      return Payload.of(String.valueOf(count));
    }

    private static void go(Step step, Context context) throws Exception {
      switch (step) {
        case SLEEP -> Thread.sleep(RANDOM.nextInt(200));
        case OVERSLEEP -> Thread.sleep(2_000);
        case PRINT -> System.out.println(count + " " + Instant.now() + " " + context.trace());
        case CHANCE -> context.logger().info("{} {}", UUID.randomUUID(), Math.random());
        case THROW -> throw new IllegalStateException("thrown at " + System.nanoTime());
        case EXIT -> System.exit(RANDOM.nextInt(3));
        case DIE -> throw new InternalError("dead " + RANDOM.nextLong());
      }
    }
  }

  /** Has two ways to do something at the end of its process; the event says how long the second takes. */
  public static final class Ending implements RawHandler, Lifecycle {
    @Override
    public Payload handle(Payload event, Context context) {
      long millis = Long.parseLong(event.text());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        try {
          Thread.sleep(millis);
          System.out.println("hook after " + millis + " ms");
        } catch (InterruptedException end) {
          Thread.currentThread().interrupt();
        }
      }));
      return event;
    }

    @Override
    public void init(FunctionFactory.World world) {
      System.out.println("init of " + world.function().name());
    }

    @Override
    public void shutdown() {
      System.out.println("shutdown");
    }
  }

  /** Is too late. */
  public static final class Late {
    /** Never returns in time. */
    public String call(String event, Context context) throws InterruptedException {
      Thread.sleep(900_000);
      return event;
    }
  }

  /** Counts in a static field, keeps its last event in a file, and ends as it is told. */
  public static final class Keeper implements RawHandler {
    private static int count;

    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      switch (event.text()) {
        case "\"late\"" -> Thread.sleep(900_000);
        case "\"exit\"" -> System.exit(3);
        case "\"crash\"" -> throw new StackOverflowError();
        default -> count++;
      }
      Path file = context.temporaryDirectory().resolve("kept");
      String found = Files.exists(file) ? Files.readString(file) : "\"nothing\"";
      Files.writeString(file, event.text());
      return Payload.of("[" + count + "," + found + "]");
    }
  }

  /** Takes its time at its end. */
  public static final class Leaving implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) {
      Runtime.getRuntime().addShutdownHook(new Thread(Leaving::leave));
      return event;
    }

    private static void leave() {
      try {
        Thread.sleep(Long.parseLong(System.getenv("MILLIS")));
      } catch (InterruptedException tooLate) {
        return;
      }
      System.out.println("done");
    }
  }
}
