package dev.faas.invoker.isolated.user;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Does not come to an end by itself. */
public class Endless implements Function<String, String> {

  private static final AtomicLong COUNT = new AtomicLong();

  @Override
  public String apply(String event) {
    switch (event) {
      case "spin" -> {
        COUNT.incrementAndGet();
        while (true)
          ;
      }
      case "swallow" -> swallow();
      case "swallow in finally" -> swallowInFinally();
      case "nested" -> nested();
      case "switch" -> loopBySwitch(1);
      case "synchronized" -> inLock();
      case "lambda", "reference" -> calledByTheJdk(event);
      case "mutual recursion" -> ping(Integer.MAX_VALUE);
      case "recursion" -> {
        return recursion();
      }
      case "count in background" -> countInBackground();
      case "count in the common pool" -> ForkJoinPool.commonPool().execute(Endless::count);
      case "wait in background" -> waitInBackground();
      case "fail in background" -> new Thread(Endless::fail).start();
      case "fail in a group" -> failInAGroup();
      case "handle what fails in background" -> {
        Thread.setDefaultUncaughtExceptionHandler(
            (thread, error) -> System.out.print("handled " + error.getMessage()));
        new Thread(() -> {
              throw new IllegalStateException(
                  "" + (Thread.getDefaultUncaughtExceptionHandler() != null));
            })
            .start();
      }
      default -> throw new IllegalArgumentException(event);
      case "count" -> {
        return "" + COUNT.get();
      }
    }
    return "";
  }

  private static void count() {
    while (true) {
      COUNT.incrementAndGet();
    }
  }

  private static void swallow() {
    while (true) {
      try {
        step();
      } catch (Throwable t) {
        COUNT.incrementAndGet();
      }
    }
  }

  private static void step() {
    if (COUNT.incrementAndGet() % 3 == 0) {
      throw new AssertionError("a third");
    }
  }

  @SuppressWarnings("finally")
  private static void swallowInFinally() {
    while (true) {
      try {
        step();
        continue;
      } finally {
        COUNT.incrementAndGet();
        continue;
      }
    }
  }

  private static void nested() {
    try {
      swallow();
    } catch (Throwable t) {
      swallow();
    } finally {
      swallowInFinally();
    }
  }

  private static int loopBySwitch(int state) {
    int next = state;
    while (true) {
      switch (next) {
        case 1 -> next = 7;
        case 7 -> next = 3;
        default -> next = 1;
      }
      COUNT.incrementAndGet();
    }
  }

  private static void calledByTheJdk(String how) {
    COUNT.incrementAndGet();
    if (how.equals("lambda")) {
      IntStream.iterate(0, i -> 1 - i).forEach(i -> {});
    } else {
      System.out.print(Stream.generate(Endless::one).allMatch("1"::equals));
    }
  }

  private static void failInAGroup() {
    ThreadGroup group = new ThreadGroup("own") {
      @Override
      public void uncaughtException(Thread thread, Throwable error) {
        System.out.print("the group handles " + error.getMessage());
      }
    };
    new Thread(group, Endless::fail).start();
  }

  private static void fail() {
    throw new IllegalStateException("out of stock");
  }

  private static String one() {
    return "1";
  }

  private static void inLock() {
    while (true) {
      synchronized (COUNT) {
        for (int i = 0; i < 1000; i++) {
          COUNT.incrementAndGet();
        }
      }
    }
  }

  /** No loop, but a tree of calls that would take ages. */
  private static int ping(int n) {
    COUNT.incrementAndGet();
    int depth = n > 1000 ? 60 : n;
    return depth == 0 ? 0 : ping(depth - 1) + ping(depth - 1);
  }

  private static String recursion() {
    try {
      return "" + deeper(1);
    } catch (StackOverflowError e) {
      return "overflow";
    }
  }

  private static int deeper(int n) {
    return n < 0 ? 0 : deeper(n + 1) + 1;
  }

  private static void countInBackground() {
    new Thread(Endless::countForever).start();
  }

  private static void countForever() {
    while (true) {
      COUNT.incrementAndGet();
    }
  }

  private static void waitInBackground() {
    new Thread(() -> {
          while (true) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              COUNT.incrementAndGet();
            }
          }
        })
        .start();
  }
}
