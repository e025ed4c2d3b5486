package dev.faas.examples.album.run;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.examples.album.Album;
import dev.faas.examples.album.Clicks;
import dev.faas.examples.album.Mails;
import dev.faas.examples.album.Photos;
import dev.faas.examples.album.Search;
import dev.faas.examples.album.Thumbnails;
import dev.faas.examples.album.WithRequestId;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of the album, deployed, each under the kinds of event that it handles. */
final class Functions implements AutoCloseable {

  /** A function with the format of its events. */
  record Target<I, O>(LocalFunction<I, O> function, EventFormat<I, O> format) {

    /** Throws a {@link dev.faas.DecodeException} if the event breaks the shape of its kind. */
    Outcome<O> invoke(Payload event) {
      format.decode(event);
      return function.invokeRaw(event);
    }
  }

  private final LocalInvoker invoker = LocalInvoker.create();
  private final Album album = new Album(new SamplePhotos(), mail -> {});
  private final Map<String, Target<?, ?>> byKind;

  Functions() {
    Target<?, ?> photos =
        whole(FunctionDefinition.of(Photos.class).filteredBy(new WithRequestId()));
    byKind = Map.of(
        "apigw-v1", photos,
        "apigw-v2", photos,
        "function-url", photos,
        "s3", each(FunctionDefinition.of(Thumbnails.class)),
        "dynamodb", each(FunctionDefinition.of(Search.class)),
        "kinesis", each(FunctionDefinition.of(Clicks.class)),
        "sqs", each(FunctionDefinition.of(Mails.class)));
  }

  private <I, O> Target<I, O> whole(FunctionDefinition<I, O> definition) {
    return new Target<>(
        invoker.deploy(definition.createdBy(album), settings(definition)),
        AwsEvents.formatFor(definition));
  }

  private <E> Target<Batch<E>, BatchResponse> each(
      FunctionDefinition<E, @Nullable Void> definition) {
    return new Target<>(
        invoker.deployEach(definition.createdBy(album), settings(definition)),
        AwsEvents.batchFormatFor(definition));
  }

  private static FunctionSettings settings(FunctionDefinition<?, ?> definition) {
    return FunctionSettings.named(definition.handlerClass().getSimpleName())
        .withTimeout(Duration.ofSeconds(30));
  }

  Optional<Target<?, ?>> forKind(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  InstantSource clock() {
    return invoker.timeline();
  }

  @Override
  public void close() {
    invoker.close();
  }
}
