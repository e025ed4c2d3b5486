package dev.faas.events.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Batch;
import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import dev.faas.Invocable;
import dev.faas.Payload;
import dev.faas.events.FailedItemsException;
import dev.faas.events.StorageEvents;
import dev.faas.events.StorageHandler;
import dev.faas.events.StreamHandler;
import dev.faas.events.StreamRecord;
import dev.faas.events.StreamRecords;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.TableHandler;
import dev.faas.events.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

class BindingTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final FunctionFactory.World WORLD = new FunctionFactory.World(
      FunctionInfo.named("tested"), EnvironmentVariables.none(), InstantSource.fixed(NOW));

  private record StillContext() implements Context {
    @Override
    public String requestId() {
      return "request";
    }

    @Override
    public FunctionInfo function() {
      return WORLD.function();
    }

    @Override
    public Instant deadline() {
      return NOW.plusSeconds(3);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public InstantSource clock() {
      return WORLD.clock();
    }

    @Override
    public EnvironmentVariables environmentVariables() {
      return EnvironmentVariables.none();
    }

    @Override
    public Logger logger() {
      return NOPLogger.NOP_LOGGER;
    }
  }

  @Test
  void failedRecordStopsItsShardAndTheRestIsReported() throws Exception {
    List<String> handled = new ArrayList<>();
    StreamHandler stream = (record, context) -> {
      handled.add(record.text());
      if (record.text().equals("b")) {
        throw new IllegalStateException("poison");
      }
    };
    Batch<StreamRecord> batch = StreamRecords.of("a", "b", "c");
    Payload answer = bound(FunctionDefinition.of(stream))
        .invoke(AwsEvents.stream().encodeEvent(batch), new StillContext());

    assertThat(handled).containsExactly("a", "b");
    assertThat(AwsEvents.stream().decodeResult(answer, Payload.empty()).failedIds())
        .containsExactly(batch.items().get(1).id(), batch.items().get(2).id());
  }

  @Test
  void failedObjectFailsTheInvocationByItsName() throws Exception {
    StorageHandler storage = (event, context) -> {
      throw new IllegalStateException("poison");
    };
    Payload event = AwsEvents.storage().encodeEvent(StorageEvents.of("a b.jpg"));
    Invocable bound = bound(FunctionDefinition.of(storage));

    assertThatThrownBy(() -> bound.invoke(event, new StillContext()))
        .isInstanceOf(FailedItemsException.class)
        .hasMessageEndingWith(": my-bucket/a b.jpg");
  }

  @Test
  void failedChangeStopsAllThatFollow() throws Exception {
    TableHandler table = (change, context) -> {
      if (change.change() == TableChange.Change.REMOVE) {
        throw new IllegalStateException("poison");
      }
    };
    Batch<TableChange> batch = TableChanges.of(
        TableChange.inserted(Map.of("id", Value.of(1)), Map.of()),
        TableChange.removed(Map.of("id", Value.of(2)), Map.of()),
        TableChange.inserted(Map.of("id", Value.of(3)), Map.of()));
    Payload answer = bound(FunctionDefinition.of(table))
        .invoke(AwsEvents.table().encodeEvent(batch), new StillContext());

    assertThat(answer.text())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4421584500000000017450439092\"},"
            + "{\"itemIdentifier\":\"4421584500000000017450439093\"}]}");
  }

  private static Invocable bound(FunctionDefinition<?, ?> definition) throws Exception {
    return AwsEvents.bind(definition, WORLD);
  }
}
