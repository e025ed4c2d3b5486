package dev.faas.invoker.replay;

import dev.faas.ClientContext;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Invocation;
import dev.faas.invoker.Invocation.Origin;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording knows.
 *
 * @param invocation without log lines, and masked
 * @param lines masked
 * @param masked the places where something is masked
 */
record Content(
    Invocation invocation, Ending ending, List<Line> lines, Masking masking, List<String> masked) {

  static final String EVENT = "event";
  static final String CUSTOM = "clientContext.custom";
  static final String CLIENT = "clientContext.client";
  static final String DEVICE = "clientContext.env";

  static Content of(Outcome<?> outcome, Masking masking) {
    Ending ending = Ending.of(outcome);
    Invocation invocation = outcome.invocation();
    Masker masker = new Masker(masking);
    masker.learn(invocation.origin().settings().environmentVariables());
    masker.learn(invocation.event());
    masker.learn(ending.payload());
    Invocation masked =
        with(invocation, request(invocation.request(), masker), settings(invocation, masker));
    Ending maskedEnding = ending.with(
        masker.payload("payload", ending.payload()),
        message -> masker.text("errorMessage", message));
    List<Line> lines = new ArrayList<>();
    for (Line line : invocation.logLines().stream().map(Line::of).toList()) {
      String place = Place.element("logLines", lines.size());
      lines.add(new Line(line.time(), line.source(), masker.text(place, line.text())));
    }
    return new Content(masked, maskedEnding, List.copyOf(lines), masking, masker.places());
  }

  /** The same invocation with another request and settings, and without log lines. */
  static Invocation with(Invocation before, InvocationRequest request, FunctionSettings settings) {
    Origin origin = before.origin();
    return new Invocation(
        before.requestId(),
        before.functionName(),
        before.version(),
        before.qualifier(),
        before.logStream(),
        before.coldStart(),
        before.startedAt(),
        before.duration(),
        before.initDuration(),
        before.billedDuration(),
        request,
        List.of(),
        new Origin(
            settings,
            origin.handler(),
            origin.functionArn(),
            origin.initialization(),
            origin.environment(),
            origin.begin(),
            origin.isSimulated()));
  }

  private static InvocationRequest request(InvocationRequest request, Masker masker) {
    ClientContext client = request.clientContext();
    return new InvocationRequest(
        masker.payload(EVENT, request.event()),
        request.trace(),
        client == null
            ? null
            : new ClientContext(
                masker.texts(CLIENT, client.client()),
                masker.texts(CUSTOM, client.custom()),
                masker.texts(DEVICE, client.env())),
        request.callerIdentity(),
        request.tenantId());
  }

  /** Those settings that an invocation can notice. */
  private static FunctionSettings settings(Invocation invocation, Masker masker) {
    Origin origin = invocation.origin();
    FunctionSettings all = origin.settings();
    FunctionSettings settings = FunctionSettings.named(all.name())
        .withTimeout(all.timeout())
        .withMemoryMegabytes(all.memoryMegabytes())
        .withTemporaryMegabytes(all.temporaryMegabytes())
        .withIsolation(all.isolation())
        .withMaxConcurrencyPerEnvironment(all.maxConcurrencyPerEnvironment())
        .withSnapStart(origin.initialization() == Initialization.SNAP_START)
        .withEnvironmentVariables(masker.variables(all.environmentVariables()));
    @Nullable String logGroup = all.logGroup();
    return logGroup == null ? settings : settings.withLogGroup(logGroup);
  }
}
