package dev.faas.invoker.mix;

import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.SleepingHandlers;
import dev.faas.invoker.mix.Step.Deed;
import dev.faas.invoker.mix.Step.Ending;
import java.time.Instant;

/** The function's code: two classes that do the same and tell who they are. */
public final class Doers {

  /** What code prints before it tells which it is. */
  static final String MARK = "I am ";

  private Doers() {}

  /** The event that says what is to be done. */
  static Payload event(int id, long madeMillis, Deed deed) {
    return Payload.of("\"" + id + " " + madeMillis + " " + deed.ending() + " " + deed.seconds()
        + " " + deed.untilMillis() + "\"");
  }

  /** Whose event it is. */
  static int id(Payload event) {
    return Integer.parseInt(event.text().substring(1, event.text().indexOf(' ')));
  }

  /** The first code. */
  public static final class A implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      return act("A", event, context);
    }
  }

  /** Other code. */
  public static final class B implements RawHandler {
    @Override
    public Payload handle(Payload event, Context context) throws Exception {
      return act("B", event, context);
    }
  }

  private static Payload act(String name, Payload event, Context context) throws Exception {
    System.out.println(MARK + name + System.getenv("GENERATION") + " of version "
        + context.function().version());
    String[] words = event.text().replace("\"", "").split(" ");
    long age = Instant.now().toEpochMilli() - Long.parseLong(words[1]);
    boolean isLater = age >= Long.parseLong(words[4]);
    SleepingHandlers.sleep(isLater ? 1 : Long.parseLong(words[3]));
    switch (isLater ? Ending.RETURN : Ending.valueOf(words[2])) {
      case RETURN -> {}
      case THROW -> throw new IllegalStateException("thrown");
      case DIE -> throw new InternalError("dead");
      case EXIT -> System.exit(3);
    }
    return event;
  }
}
