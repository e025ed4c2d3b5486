package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Type;
import org.junit.jupiter.api.Test;

class TypedHandlersTest {

  @Test
  void aLambdaNeedsNoOtherDeclarationOfItsTypes() {
    HttpHandler http = (request, context) -> HttpResponse.ok();
    QueueHandler queue = (message, context) -> {};
    QueueBatchHandler batch = (messages, context) -> BatchResponse.success();

    StorageHandler storage = (event, context) -> {};
    TableHandler table = (change, context) -> {};
    StreamHandler stream = (record, context) -> {};

    assertThat(FunctionDefinition.of(http))
        .returns(Type.of(HttpRequest.class), FunctionDefinition::inputType)
        .returns(Type.of(HttpResponse.class), FunctionDefinition::outputType);
    assertThat(FunctionDefinition.of(queue).inputType()).isEqualTo(Type.of(QueueMessage.class));
    assertThat(FunctionDefinition.of(storage).inputType()).isEqualTo(Type.of(StorageEvent.class));
    assertThat(FunctionDefinition.of(table).inputType()).isEqualTo(Type.of(TableChange.class));
    assertThat(FunctionDefinition.of(stream).inputType()).isEqualTo(Type.of(StreamRecord.class));
    assertThat(FunctionDefinition.of(batch).inputType())
        .isEqualTo(new Type<Batch<QueueMessage>>() {});
  }
}
