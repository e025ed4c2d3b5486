package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.Context;
import dev.faas.Payload;
import dev.faas.TraceContext;
import dev.faas.invoker.fidelity.Reproduces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationRequestTest extends InvokerTest {

  private static final TraceContext TRACE = TraceContext.ofXRay(
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");

  private final List<Context> seen = new ArrayList<>();

  private final LocalFunction<String, String> function = deploy((event, context) -> {
    seen.add(context);
    return context.trace() + " " + context.trace();
  });

  @Test
  @Reproduces({"context-identity", "context-client", "context-trace", "context-tenant"})
  void whatTheCallerSendsBesideTheEventIsInTheContext() {
    ClientContext application = new ClientContext(
        Map.of("app_title", "Album"), Map.of("theme", "dark"), Map.of("platform", "iOS"));
    CallerIdentity user = new CallerIdentity("us-east-1:1", "us-east-1:pool");

    function.invoke(function
        .requestFor("x")
        .withTrace(TRACE)
        .withClientContext(application)
        .withCallerIdentity(user)
        .withTenantId("blue"));

    assertThat(seen.get(0).trace().xRay()).matches(TRACE.xRay() + ";Lineage=[0-9a-f]{8}:1");
    assertThat(seen.get(0).clientContext()).isEqualTo(application);
    assertThat(seen.get(0).callerIdentity()).isEqualTo(user);
    assertThat(seen.get(0).tenantId()).isEqualTo("blue");
  }

  @Test
  @Reproduces({"context-identity", "context-client"})
  void withoutAnythingBesideTheEventTheServiceBeginsATraceThatNobodyRecords() {
    function.invoke(InvocationRequest.of(Payload.of("x")));
    function.invoke("y");

    TraceContext first = seen.get(0).trace();
    assertThat(first.xRay())
        .matches(
            "Root=1-69a42a40-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=[0-9a-f]{8}:1");
    assertThat(seen.get(0).trace()).isSameAs(first);
    assertThat(seen.get(1).trace()).isNotEqualTo(first);
    assertThat(seen.get(0).clientContext()).isNull();
    assertThat(seen.get(0).callerIdentity()).isNull();
    assertThat(seen.get(0).tenantId()).isNull();
  }
}
