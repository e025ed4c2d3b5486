package dev.faas.invoker.isolated.user;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Ends its process in many ways. */
public class Ends implements Function<String, String> {

  /** A lock of the JDK that the end must not leave held. */
  public static final ReentrantLock LOCK = new ReentrantLock();

  @Override
  public String apply(String event) {
    switch (event) {
      case "exit" -> System.exit(3);
      case "zero" -> System.exit(0);
      case "runtime exit" -> Runtime.getRuntime().exit(4);
      case "halt" -> {
        addHook("never");
        Runtime.getRuntime().halt(5);
      }
      case "swallowed" -> swallowed();
      case "finally" -> inFinally();
      case "twice" -> twice();
      case "hooks" -> {
        addHook("hook one");
        Runtime.getRuntime().removeShutdownHook(addHook("removed"));
        System.exit(6);
      }
      case "add hook" -> addHook("shut down");
      case "add endless hook" ->
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
          while (true) {
            ;
          }
        }));
      case "thread" -> exitInThread(false);
      case "thread while blocked" -> exitInThread(true);
      case "while spinning" -> exitInThreadWhileSpinning();
      case "hook twice" -> {
        Thread hook = addHook("once");
        Runtime.getRuntime().addShutdownHook(hook);
      }
      default -> System.out.print(event);
    }
    return "went on";
  }

  private static Thread addHook(String words) {
    Thread hook = new Thread(() -> System.out.print(words + ";"));
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void swallowed() {
    try {
      System.exit(7);
    } catch (Throwable t) {
      System.out.print("swallowed");
    }
    System.out.print("after");
  }

  private static void inFinally() {
    LOCK.lock();
    try {
      System.exit(8);
    } finally {
      LOCK.unlock();
      System.out.print("finally");
    }
  }

  private static void twice() {
    try {
      System.exit(1);
    } finally {
      System.exit(2);
    }
  }

  private static void exitInThread(boolean blocked) {
    Thread thread = new Thread(() -> System.exit(9));
    thread.start();
    if (blocked) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    while (thread.isAlive()) {
      LockSupport.parkNanos(1000);
    }
  }

  private static void exitInThreadWhileSpinning() {
    new Thread(() -> System.exit(10)).start();
    while (true) {
      ;
    }
  }
}
