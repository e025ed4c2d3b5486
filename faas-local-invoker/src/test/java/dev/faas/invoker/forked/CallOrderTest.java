package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.forked.CallOrder.Call;
import dev.faas.invoker.forked.CallOrder.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallOrderTest {

  /** Every step that is allowed, written down a second time. */
  private static final Map<State, Map<Call, State>> ALLOWED = Map.of(
      State.STARTED,
      Map.of(
          Call.NEXT, State.READY,
          Call.INIT_ERROR, State.INIT_ERROR,
          Call.RESTORE_NEXT, State.RESTORE_READY),
      State.READY,
      Map.of(Call.NEXT, State.READY, Call.DELIVERY, State.RUNNING),
      State.RUNNING,
      Map.of(
          Call.NEXT, State.RUNNING,
          Call.RESPONSE, State.RESPONSE_SENT,
          Call.ERROR, State.RESPONSE_SENT),
      State.RESPONSE_SENT,
      Map.of(Call.NEXT, State.READY),
      State.RESTORE_READY,
      Map.of(Call.RESTORE, State.RESTORING),
      State.RESTORING,
      Map.of(Call.NEXT, State.READY, Call.RESTORE_ERROR, State.RESTORE_ERROR),
      State.INIT_ERROR,
      Map.of(),
      State.RESTORE_ERROR,
      Map.of());

  @Test
  void everyStateAllowsExactlyItsCalls() throws RefusedCall {
    Map<State, List<Call>> ways = waysToAllStates();
    assertThat(ways.keySet()).isEqualTo(EnumSet.allOf(State.class));
    for (State state : State.values()) {
      for (Call call : Call.values()) {
        CallOrder order = after(ways.get(state));
        State next = ALLOWED.get(state).get(call);
        if (next == null) {
          assertThatThrownBy(() -> order.step(call)).as(state + " " + call).isNotNull();
          assertThat(order.state()).isEqualTo(state);
        } else {
          order.check(call);
          assertThat(order.state()).isEqualTo(state);
          order.step(call);
          assertThat(order.state()).as(state + " " + call).isEqualTo(next);
        }
      }
    }
  }

  @Test
  void aRefusalSaysFromWhereToWhereInTheWordsOfTheEmulator() {
    assertThatThrownBy(() -> new CallOrder().step(Call.RESPONSE))
        .isInstanceOfSatisfying(RefusedCall.class, refused -> {
          assertThat(refused.status()).isEqualTo(403);
          assertThat(refused.body())
              .isEqualTo("{\"errorMessage\":\"State transition from Started to InvocationResponse"
                  + " failed for runtime. Error: State transition is not allowed\","
                  + "\"errorType\":\"InvalidStateTransition\"}\n");
        });
  }

  private static Map<State, List<Call>> waysToAllStates() {
    Map<State, List<Call>> ways = new HashMap<>(Map.of(State.STARTED, List.of()));
    Deque<State> open = new ArrayDeque<>(Set.of(State.STARTED));
    while (!open.isEmpty()) {
      State from = open.remove();
      ALLOWED.get(from).forEach((call, to) -> {
        if (!ways.containsKey(to)) {
          List<Call> way = new java.util.ArrayList<>(ways.get(from));
          way.add(call);
          ways.put(to, way);
          open.add(to);
        }
      });
    }
    return ways;
  }

  private static CallOrder after(List<Call> way) throws RefusedCall {
    CallOrder order = new CallOrder();
    for (Call call : way) {
      order.step(call);
    }
    return order;
  }
}
