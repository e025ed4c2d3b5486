package dev.faas.invoker.replay;

import dev.faas.ClientContext;
import dev.faas.FunctionDefinition;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Invocation;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.InvokerBuilder;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.PlatformLine.Initialization;
import dev.faas.invoker.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a recorded invocation again: the same event, context, request id, environment variables and settings, in
 * simulated time that stands where it stood, with the same chance. Immutable.
 *
 * <p>An unchanged handler ends in the same way if all that it sees comes from there. Then even its random numbers
 * and ids are the same: with {@link Isolation#ISOLATED} those of the JDK too, else those of the service, such as
 * trace and request ids. This cannot be the same:
 *
 * <ul>
 *   <li>what it asks the JDK itself with {@link Isolation#SHARED}: clocks, random numbers, environment variables;
 *       {@code Context} has the first and the last as they were;
 *   <li>what earlier invocations left on a warm start, in fields or in the temporary directory: the environment is
 *       made anew, with its init phase when it was and with the chance of then;
 *   <li>the order in which threads run that it starts, and other invocations that ran meanwhile;
 *   <li>what other services, files or the machine answer;
 *   <li>the chance in the init phase of a snapshot;
 *   <li>durations, where it was recorded in real time.
 * </ul>
 *
 * <p>An invocation that was recorded with {@link Isolation#FORKED} is replayed with {@link Isolation#ISOLATED},
 * since processes live in real time; {@link #withIsolation} chooses.
 */
public final class Replay {

  private static final Duration FOR_EVER = Duration.ofDays(10_000);
  private static final Duration FOR_SNAPSHOTS = Duration.ofHours(1);
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private final Recording recording;
  private final Map<String, String> supplied;
  private final Isolation isolation;
  private final Consumer<InvokerBuilder> surroundings;

  private Replay(
      Recording recording,
      Map<String, String> supplied,
      Isolation isolation,
      Consumer<InvokerBuilder> surroundings) {
    this.recording = recording;
    this.supplied = supplied;
    this.isolation = isolation;
    this.surroundings = surroundings;
  }

  /** A replay of this recording. */
  public static Replay of(Recording recording) {
    Isolation recorded = recording.invocation().origin().settings().isolation();
    return new Replay(
        recording,
        Map.of(),
        recorded == Isolation.FORKED ? Isolation.ISOLATED : recorded,
        builder -> {});
  }

  /**
   * Puts back what was masked. Where nothing is put back, the handler gets {@value Masking#MASK} or 0.
   *
   * @param place one of {@link Recording#maskedPlaces}, in environment variables, event or client context
   * @param value the whole value there
   * @throws IllegalArgumentException if nothing is masked there
   */
  public Replay supplying(String place, String value) {
    if (!recording.maskedPlaces().contains(place) || !isInput(place)) {
      throw new IllegalArgumentException("nothing that the handler gets is masked at " + place
          + ". It is at "
          + new TreeSet<>(recording.maskedPlaces())
              .stream().filter(Replay::isInput).toList());
    }
    Map<String, String> more = new TreeMap<>(supplied);
    more.put(place, value);
    return new Replay(recording, more, isolation, surroundings);
  }

  static boolean isInput(String place) {
    return place.startsWith("environmentVariables")
        || place.startsWith("clientContext.")
        || place.startsWith(Content.EVENT);
  }

  /** A replay in another isolation. */
  public Replay withIsolation(Isolation newIsolation) {
    return new Replay(recording, supplied, newIsolation, surroundings);
  }

  /**
   * A replay in an invoker that is adjusted further, such as by {@link InvokerBuilder#shared}. Its timeline, region
   * and account are those of the recording.
   */
  public Replay within(Consumer<InvokerBuilder> adjustment) {
    return new Replay(recording, supplied, isolation, surroundings.andThen(adjustment));
  }

  /**
   * Runs it on a handler, of whole events or of single items.
   *
   * @throws IllegalArgumentException as {@link LocalInvoker#deploy(FunctionDefinition, FunctionSettings)}
   * @throws IllegalStateException if a snapshot cannot be made
   */
  public ReplayResult on(FunctionDefinition<?, ?> definition) {
    return on((invoker, settings) -> AwsEvents.takesItems(definition)
        ? invoker.deployEach(ofItems(definition), settings)
        : invoker.deploy(definition, settings));
  }

  @SuppressWarnings("unchecked") // its result is Void, as takesItems says
  private static FunctionDefinition<Object, @Nullable Void> ofItems(
      FunctionDefinition<?, ?> definition) {
    return (FunctionDefinition<Object, @Nullable Void>) definition;
  }

  /** Runs it on a handler by its name; see {@link LocalInvoker#deploy(String, FunctionSettings)}. */
  public ReplayResult on(String handler) {
    return on((invoker, settings) -> invoker.deploy(handler, settings));
  }

  /**
   * Runs it on a handler that is named as the recorded one was. Where it was deployed by a definition, that is the
   * name of its class, which must be one that the platform's runtime takes.
   */
  public ReplayResult onItsHandler() {
    return on(recording.handler());
  }

  /**
   * Runs it on a function that is deployed otherwise.
   *
   * @param deploy deploys it with these settings
   */
  public ReplayResult on(BiFunction<LocalInvoker, FunctionSettings, LocalFunction<?, ?>> deploy) {
    Invocation before = filled();
    try (LocalInvoker invoker = invoker(before)) {
      LocalFunction<?, ?> function = deploy.apply(invoker, before.origin().settings());
      return ReplayResult.of(recording, function.repeat(before), supplied.keySet());
    }
  }

  private LocalInvoker invoker(Invocation before) {
    String[] arn = before.origin().functionArn().split(":", -1);
    InvokerBuilder builder = LocalInvoker.builder();
    surroundings.accept(builder);
    return builder
        .timeline(SimulatedTime.startingAt(start(before)))
        .region(arn[REGION])
        .accountId(arn[ACCOUNT])
        .idleLimit(FOR_EVER)
        .ageLimit(FOR_EVER)
        .build();
  }

  private static Instant start(Invocation before) {
    Instant begin = before.origin().environment() == null
        ? before.origin().begin().instant()
        : before.origin().environment().instant();
    boolean isSnapped = before.origin().initialization() == Initialization.SNAP_START;
    return isSnapped ? begin.minus(FOR_SNAPSHOTS) : begin;
  }

  private Invocation filled() {
    Supplies supplies = new Supplies(supplied);
    Invocation masked = recording.invocation();
    FunctionSettings settings = masked.origin().settings();
    InvocationRequest request = masked.request();
    ClientContext client = request.clientContext();
    return Content.with(
        masked,
        new InvocationRequest(
            supplies.into(Content.EVENT, request.event()),
            request.trace(),
            client == null
                ? null
                : new ClientContext(
                    supplies.into(Content.CLIENT, client.client()),
                    supplies.into(Content.CUSTOM, client.custom()),
                    supplies.into(Content.DEVICE, client.env())),
            request.callerIdentity(),
            request.tenantId()),
        settings
            .withIsolation(isolation)
            .withEnvironmentVariables(supplies.into(settings.environmentVariables())));
  }
}
