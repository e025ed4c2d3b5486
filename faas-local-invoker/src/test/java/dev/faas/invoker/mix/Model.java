package dev.faas.invoker.mix;

import dev.faas.invoker.mix.Step.Call;
import dev.faas.invoker.mix.Step.Configure;
import dev.faas.invoker.mix.Step.Deed;
import dev.faas.invoker.mix.Step.Destinations;
import dev.faas.invoker.mix.Step.Ending;
import dev.faas.invoker.mix.Step.Name;
import dev.faas.invoker.mix.Step.Pause;
import dev.faas.invoker.mix.Step.Point;
import dev.faas.invoker.mix.Step.Publish;
import dev.faas.invoker.mix.Step.Reserve;
import dev.faas.invoker.mix.Step.Settle;
import dev.faas.invoker.mix.Step.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What the rules say of a mix, computed without the engine: when each call runs, which code, how it ends, and what is
 * counted. Time is in milliseconds.
 */
final class Model {

  private static final long NEVER = Long.MAX_VALUE;

  /** The code and the configuration of a version. */
  private record Code(String name, long timeout, boolean hasDeadLetters) {}

  /** The versions of the alias, and how often the other one is taken, in percent. */
  private record Alias(String version, String other, int weight) {}

  /** How asynchronous events are treated. */
  private record Rules(int retries, long maximumAge) {}

  /** For calls whose callers wait. */
  private static final Rules NO_RULES = new Rules(0, NEVER);

  /** Something that will happen. */
  private record Due(long at, Runnable what) {}

  /** A call that was made. */
  private static final class Made {
    final int id;
    final Call call;
    final long at;
    int tried;
    int ran;
    int throttledInARow;
    String lastVersion = "";

    Made(int id, Call call, long at) {
      this.id = id;
      this.call = call;
      this.at = at;
    }
  }

  /** Which version chance has chosen where a call was tried. */
  interface Chance {
    String version(int id, int tried);
  }

  private final Story story = new Story();
  private final Chance chance;
  private final PriorityQueue<Due> dues = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final List<Code> published = new ArrayList<>();
  private final Map<Name, Rules> rules = new EnumMap<>(Name.class);
  private Code latest = new Code("A0", 900_000, false);
  private Code publishedFrom = latest;
  private Alias live = new Alias("1", "1", 0);
  private boolean isBroken;
  private int reserved = -1;
  private final Map<String, Integer> running = new HashMap<>();
  private int unfinished;
  private int calls;
  private long now;

  private Model(Chance chance) {
    this.chance = chance;
    for (Name name : Name.values()) {
      rules.put(name, new Rules(2, 21_600_000));
    }
    published.add(latest);
  }

  /** What happens if these steps are gone and all events are waited for. */
  static Story of(List<Step> steps, Chance chance) {
    Model model = new Model(chance);
    for (int i = 0; i < steps.size(); i++) {
      model.goOn(Step.begin(i, model.now));
      model.go(steps.get(i));
      model.story.stepEnded(model.now);
    }
    model.settle(NEVER);
    model.story.stepEnded(model.now);
    return model.story;
  }

  private void go(Step step) {
    if (step instanceof Pause pause) {
      goOn(now + 1000L * pause.seconds());
    } else if (step instanceof Call call) {
      call(new Made(calls++, call, now));
    } else if (step instanceof Update update) {
      update(update);
    } else if (step instanceof Publish && publishedFrom != latest) {
      published.add(latest);
      publishedFrom = latest;
    } else if (step instanceof Point point) {
      String newest = String.valueOf(published.size());
      live = point.isNewest()
          ? new Alias(newest, "1", point.weight())
          : new Alias("1", newest, point.weight());
    } else if (step instanceof Reserve reserve) {
      reserved = reserve.concurrency();
    } else if (step instanceof Configure configure) {
      rules.put(configure.name(), new Rules(configure.retries(), 1000L * configure.ageSeconds()));
    } else if (step instanceof Destinations destinations) {
      isBroken = destinations.isBroken();
    } else if (step instanceof Settle settle) {
      settle(now + 1000L * settle.seconds());
    }
  }

  private void goOn(long until) {
    while (!dues.isEmpty() && dues.peek().at() <= until) {
      happen();
    }
    now = until;
  }

  private void happen() {
    Due due = dues.remove();
    now = due.at();
    due.what().run();
  }

  private void settle(long atMost) {
    while (unfinished > 0) {
      if (dues.peek().at() > atMost) {
        now = atMost;
        return;
      }
      happen();
    }
  }

  private void later(long delay, Runnable what) {
    dues.add(new Due(now + delay, what));
  }

  private void update(Update update) {
    boolean wasA = latest.name().startsWith("A");
    int generation = Integer.parseInt(latest.name().substring(1)) + 1;
    latest = new Code(
        (wasA != update.isOtherClass() ? "A" : "B") + generation,
        1000L * update.timeoutSeconds(),
        update.hasDeadLetters());
  }

  private void call(Made made) {
    switch (made.call.way()) {
      case DIRECT -> {
        boolean[] isOver = new boolean[1];
        tryOnce(made, NO_RULES, () -> isOver[0] = true);
        while (!isOver[0]) {
          happen();
        }
      }
      case THROUGH_FRONT -> {
        unfinished++;
        later(0, () -> tryOnce(made, NO_RULES, () -> unfinished--));
      }
      case ASYNC -> {
        unfinished++;
        story.count("AsyncEventsReceived", made.call.name(), 1);
        later(0, () -> turn(made));
      }
    }
  }

  /** The turn of an asynchronous event has come. */
  private void turn(Made made) {
    Rules applied = rules.get(made.call.name());
    if (reserved == 0) {
      end(made, "ZeroReservedConcurrency");
    } else if (now - made.at > applied.maximumAge()) {
      end(made, "EventAgeExceeded");
    } else {
      tryOnce(made, applied, null);
    }
  }

  private void throttle(Made made, String version, Rules applied, Runnable whenOver) {
    story.count("Throttles", made.call.name(), version, 1);
    story.tell(made.id, now, "throttled by RESERVED as version " + version);
    if (whenOver == null) {
      made.throttledInARow++;
      again(made, applied, Math.min(300_000, 1000L << Math.min(10, made.throttledInARow - 1)));
    } else {
      answer(made, "Throttled", whenOver);
    }
  }

  private void tryOnce(Made made, Rules applied, Runnable whenOver) {
    String version = choose(made);
    if (reserved >= 0 && running.getOrDefault("", 0) >= reserved) {
      throttle(made, version, applied, whenOver);
      return;
    }
    nowRuns(made, version, 1);
    if (whenOver == null) {
      story.count("AsyncEventAge", made.call.name(), now - made.at);
    }
    Code code = code(version);
    Deed deed = made.call.deed();
    boolean isLater = now - made.at >= deed.untilMillis();
    long wanted = isLater ? 1000 : 1000L * deed.seconds();
    long took = Math.min(wanted, code.timeout());
    String how = took < wanted ? "TimedOut" : outcome(isLater ? Ending.RETURN : deed.ending());
    long began = now;
    later(took, () -> {
      nowRuns(made, version, -1);
      story.count("Invocations", made.call.name(), version, 1);
      story.count("Errors", made.call.name(), version, how.equals("Returned") ? 0 : 1);
      story.count("Duration", made.call.name(), version, took);
      story.tell(
          made.id,
          now,
          how + " after " + took + " ms since " + Step.at(began) + ": " + code.name()
              + " of version " + version);
      made.lastVersion = version;
      if (whenOver == null) {
        answered(made, applied, how.equals("Returned"));
      } else {
        answer(made, how, whenOver);
      }
    });
  }

  private void nowRuns(Made made, String version, int more) {
    Set<String> parts = made.call.name() == Name.LIVE
        ? Set.of("", " of version " + version, " of the alias")
        : Set.of("", " of version " + version);
    for (String of : parts) {
      int now = running.merge(of, more, Integer::sum);
      if (more > 0) {
        story.ranAtTheSameTime(of, now);
      }
    }
  }

  private void answer(Made made, String how, Runnable whenOver) {
    story.tell(made.id, now, "the caller gets " + how);
    whenOver.run();
  }

  private static String outcome(Ending ending) {
    return switch (ending) {
      case RETURN -> "Returned";
      case THROW, DIE -> "Failed";
      case EXIT -> "Exited";
    };
  }

  private void answered(Made made, Rules applied, boolean isGood) {
    made.ran++;
    made.throttledInARow = 0;
    if (isGood) {
      end(made, "Success");
    } else if (reserved == 0) {
      end(made, "ZeroReservedConcurrency");
    } else if (made.ran > applied.retries()) {
      end(made, "RetriesExhausted");
    } else {
      again(made, applied, made.ran == 1 ? 60_000 : 120_000);
    }
  }

  private void again(Made made, Rules applied, long delay) {
    if (now + delay - made.at >= applied.maximumAge()) {
      end(made, "EventAgeExceeded");
    } else {
      later(delay, () -> turn(made));
    }
  }

  private void end(Made made, String condition) {
    boolean isGood = condition.equals("Success");
    Name name = made.call.name();
    String record =
        condition + " after " + made.ran + (made.ran > 0 ? " by version " + made.lastVersion : "");
    deliver(made, isGood ? "success" : "failure", record, "DestinationDeliveryFailures");
    if (!isGood && code(first(name)).hasDeadLetters()) {
      deliver(
          made,
          "dead letters",
          made.ran > 0 ? "with an error" : "without an error",
          "DeadLetterErrors");
    }
    story.count("AsyncEventsDropped", name, isGood ? 0 : 1);
    story.tell(made.id, now, "the event ends as " + condition + " after " + made.ran);
    unfinished--;
  }

  private void deliver(Made made, String where, String what, String failures) {
    story.tell(made.id, now, (isBroken ? "not taken by " : "taken by ") + where + ": " + what);
    story.count(failures, made.call.name(), isBroken ? 1 : 0);
  }

  private String choose(Made made) {
    String drawn = chance.version(made.id, made.tried++);
    Name name = made.call.name();
    String first = first(name);
    String second = live.other();
    if (name != Name.LIVE || live.weight() == 0 || first.equals(second)) {
      return first;
    }
    return live.weight() == 100 || !Set.of(first, second).contains(drawn) ? second : drawn;
  }

  private String first(Name name) {
    return switch (name) {
      case LATEST -> "$LATEST";
      case ONE -> "1";
      case LIVE -> live.version();
    };
  }

  private Code code(String version) {
    return version.equals("$LATEST") ? latest : published.get(Integer.parseInt(version) - 1);
  }
}
