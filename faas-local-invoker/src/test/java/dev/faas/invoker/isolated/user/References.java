package dev.faas.invoker.isolated.user;

import java.io.PrintStream;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls what is replaced, directly and by reference. */
public class References implements Function<String, String> {

  /** The same in an interface. */
  interface Clock {
    Supplier<Date> DATES = Date::new;

    default long millis() {
      Supplier<Date> dates = Date::new;
      return dates.get().getTime();
    }

    static String variable(String name) {
      return Stream.of(name).map(System::getenv).findFirst().orElse("none");
    }
  }

  /** Chance of the user's own. */
  static class Dice extends Random {
    private static final long serialVersionUID = 1L;

    int roll() {
      return nextInt(6);
    }
  }

  @Override
  public String apply(String event) {
    Random random = new Random();
    return switch (event) {
      case "date" -> "" + new Date().getTime();
      case "Date::new" -> "" + date(Date::new).getTime();
      case "other date" -> "" + new Date(7).getTime();
      case "random" -> "" + random.nextLong();
      case "Random::new" -> "" + make(Random::new).nextLong();
      case "SplittableRandom::new" -> "" + make(SplittableRandom::new).nextLong();
      case "dice" -> "" + new Dice().nextLong();
      case "getenv" -> System.getenv("TABLE") + System.getenv("HOME");
      case "System::getenv" -> make(variables()).get("TABLE");
      case "change variables" -> System.getenv().put("A", "b");
      case "in an interface" -> Clock.variable("TABLE") + new Clock() {}.millis();
      case "in an interface's field" -> "" + Clock.DATES.get().getTime();
      case "System::exit" -> {
        IntConsumer exit = System::exit;
        exit.accept(11);
        yield "went on";
      }
      case "halt by reference" -> {
        IntConsumer halt = Runtime.getRuntime()::halt;
        halt.accept(12);
        yield "went on";
      }
      case "println by reference" -> {
        Consumer<String> print = System.out::print;
        print.accept("printed");
        System.err.print("complained");
        yield "";
      }
      case "set streams" -> setStreams();
      case "read" -> read();
      default -> throw new IllegalArgumentException(event);
    };
  }

  private static Supplier<Map<String, String>> variables() {
    return System::getenv;
  }

  private static Date date(Supplier<Date> dates) {
    return dates.get();
  }

  private static <T> T make(Supplier<T> maker) {
    return maker.get();
  }

  private static String setStreams() {
    var bytes = new java.io.ByteArrayOutputStream();
    Consumer<PrintStream> setter = System::setOut;
    setter.accept(new PrintStream(bytes, true));
    System.setErr(System.out);
    System.out.print("own");
    System.err.print("+own");
    return bytes.toString();
  }

  private static String read() {
    try {
      int none = System.in.read();
      System.setIn(new java.io.ByteArrayInputStream(new byte[] {65}));
      return none + "," + System.in.read();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
