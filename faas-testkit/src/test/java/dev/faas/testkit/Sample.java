package dev.faas.testkit;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Outcome;

/** Outcomes to make assertions of. */
final class Sample {

  private Sample() {}

  static Outcome<HttpResponse> pets(String path) {
    try (var pets = FunctionUnderTest.of(
        FunctionDefinition.of(Pets.class),
        FunctionSettings.named("Pets").withEnvironmentVariable("TABLE", "pets"))) {
      return pets.invoke(HttpRequest.get(path));
    }
  }

  static Outcome<BatchResponse> mails(Batch<QueueMessage> batch) {
    try (var mails = FunctionUnderTest.each(FunctionDefinition.of(Mails.class))) {
      return mails.invoke(batch);
    }
  }
}
