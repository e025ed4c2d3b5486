package dev.faas.invoker.forked;

import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A handler that does what the path of the request says. */
public final class Deeds implements HttpHandler {

  private static final AtomicLong BACKGROUND = new AtomicLong();
  private static int calls;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws IOException {
    String[] words = request.path().split("/");
    return HttpResponse.ok(
        switch (words[1]) {
          case "echo" -> words[2];
          case "calls" -> String.valueOf(++calls);
          case "throw" -> throw new IllegalStateException(words[2]);
          case "exit" -> exit(Integer.parseInt(words[2]));
          case "halt" -> halt(Integer.parseInt(words[2]));
          case "loop" -> loop();
          case "thread" -> thread();
          case "recurse" -> String.valueOf(recurse(0));
          case "memory" -> String.valueOf(fill());
          case "variables" -> new TreeMap<>(System.getenv()).toString();
          case "print" -> print(words[2], Integer.parseInt(words[3]));
          case "log" -> log(context, words[2]);
          case "large" -> "x".repeat(Integer.parseInt(words[2]));
          case "heap" -> String.valueOf(Runtime.getRuntime().maxMemory());
          case "directory" -> System.getProperty("user.dir");
          case "context" -> describe(context);
          case "surroundings" -> surroundings();
          case "background" -> background();
          case "counted" -> String.valueOf(BACKGROUND.get());
          case "hook" -> hook(() -> System.out.println("hook"));
          case "stubborn" -> hook(Deeds::loop);
          case "program" ->
            String.valueOf(new ProcessBuilder("sleep", "1000").start().pid());
          case "daemon" -> daemon();
          case "leave" -> leave(words[2]);
          default -> throw new IllegalArgumentException(request.path());
        });
  }

  private static String surroundings() {
    ClassLoader loader = Deeds.class.getClassLoader();
    return loader.getName()
        + (loader == Thread.currentThread().getContextClassLoader())
        + (loader == ClassLoader.getSystemClassLoader())
        + Deeds.class.getResource("Deeds.class")
        + Context.class.getClassLoader().getName()
        + Context.class.getProtectionDomain().getCodeSource()
        + Deeds.class.getModule().isNamed()
        + Context.class.getPackage();
  }

  private static String exit(int status) {
    System.exit(status);
    return "unreachable";
  }

  private static String halt(int status) {
    Runtime.getRuntime().halt(status);
    return "unreachable";
  }

  private static String loop() {
    System.out.println("looping");
    while (BACKGROUND.get() >= 0) {
      Thread.onSpinWait();
    }
    return "unreachable";
  }

  private static String hook(Runnable hook) {
    Runtime.getRuntime().addShutdownHook(new Thread(hook));
    return "added";
  }

  private static String thread() {
    new Thread(Deeds::loop).start();
    return String.valueOf(recurse(0));
  }

  /** A program whose parent has ended. */
  private static String daemon() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 1000 >&2 & echo $!")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    return new String(parent.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }

  private static String leave(String status) throws IOException {
    Process program = new ProcessBuilder("sleep", "1000").inheritIO().start();
    System.out.println(program.pid());
    return exit(Integer.parseInt(status));
  }

  private static int recurse(int depth) {
    return depth < 0 ? depth : recurse(depth + 1) + 1;
  }

  private static int fill() {
    List<long[]> all = new ArrayList<>();
    while (all.size() < 1_000_000) {
      all.add(new long[1_000_000]);
    }
    return all.size();
  }

  private static String print(String text, int lines) {
    for (int i = 0; i < lines; i++) {
      System.out.println(text + " out " + i);
      System.err.println(text + " err " + i);
    }
    return text;
  }

  private static String log(Context context, String text) {
    context.logger().info("{} from {}", text, context.requestId());
    return text;
  }

  private static String describe(Context context) {
    return String.join(
        " ",
        context.requestId(),
        context.function().name(),
        context.function().version(),
        String.valueOf(context.function().resourceName()),
        String.valueOf(context.function().memoryMegabytes()),
        String.valueOf(context.function().timeout()),
        String.valueOf(context.deadline()),
        String.valueOf(context.isCancelled()));
  }

  private static String background() {
    Thread thread = new Thread(() -> {
      while (BACKGROUND.incrementAndGet() > 0) {
        Thread.onSpinWait();
      }
    });
    thread.setDaemon(true);
    thread.start();
    return "started";
  }

  /** A handler whose constructor throws. */
  public static final class ThrowingConstructor implements HttpHandler {
    /** Throws. */
    public ThrowingConstructor() {
      throw new IllegalStateException("no database");
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  /** A handler whose constructor exits. */
  public static final class ExitingConstructor implements HttpHandler {
    /** Exits. */
    public ExitingConstructor() {
      System.exit(3);
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }

  /** A handler whose class cannot be initialised. */
  public static final class ThrowingInitializer implements HttpHandler {
    private static final int VALUE = Integer.parseInt("not a number");

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(VALUE);
    }
  }

  /** A handler whose class exits when it is initialised. */
  public static final class ExitingInitializer implements HttpHandler {
    static {
      System.exit(0);
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.ok();
    }
  }
}
