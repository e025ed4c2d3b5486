package dev.faas.benchmarks;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.benchmarks.user.SpringBatch;
import dev.faas.events.EventFormat;
import dev.faas.events.QueueBatchHandler;
import dev.faas.events.QueueMessage;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.InvocationRequest;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A warm invocation of {@code "Hello " + name}, by the library and by what it is measured against. */
final class InvokeOperations implements AutoCloseable {

  private static final String NAME = "Ada";

  private Runnable ending = () -> {};
  private volatile long watchedDeadline;

  /**
   * An operation by its name: direct (a call), watched (a call beside a deadline field that a thread looks
   * at), handoff (an executor and a timed get), spring (Spring Cloud Function's catalog), environment and
   * caller (the library, on the environment's thread and on the caller's), environment-full and caller-full
   * (the same with {@link EveryFeature}); and, for a batch of ten messages from bytes to bytes, batch-aws (AWS's
   * serializer, in and out), batch-spring (the message path of Spring Cloud Function), batch-caller and batch-environment (the library).
   */
  Operation of(String name) throws IOException {
    return switch (name) {
      case "watched" -> watched();
      case "handoff" -> handoff();
      case "spring" -> spring();
      case "environment" -> faas(LocalInvoker.create());
      case "caller" -> faas(LocalInvoker.builder().onCallerThread().build());
      case "environment-full" -> full(EveryFeature.invoker().build());
      case "caller-full" -> full(EveryFeature.invoker().onCallerThread().build());
      case "batch-aws" -> batchOfAws();
      case "batch-spring" -> batchOfSpring();
      case "batch-environment" -> batch(LocalInvoker.create());
      case "batch-caller" -> batch(LocalInvoker.builder().onCallerThread().build());
      case "direct" -> () -> greet(NAME);
      default -> throw new IllegalArgumentException("nobody is called " + name);
    };
  }

  private static String greet(String name) {
    return "Hello " + name;
  }

  private Operation watched() {
    Thread watchdog = new Thread(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        if (watchedDeadline < 0) {
          return;
        }
        Thread.onSpinWait();
      }
    });
    watchdog.setDaemon(true);
    watchdog.start();
    ending = watchdog::interrupt;
    return () -> {
      watchedDeadline = 1;
      String result = greet(NAME);
      watchedDeadline = 0;
      return result;
    };
  }

  private Operation handoff() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    ending = executor::shutdownNow;
    return () -> executor.submit(() -> greet(NAME)).get(1, TimeUnit.SECONDS);
  }

  private Operation spring() {
    Function<String, String> greeting = catalog(SpringGreeting.class).lookup("greeting");
    return () -> greeting.apply(NAME);
  }

  private Operation batchOfSpring() throws IOException {
    Function<Message<byte[]>, Message<byte[]>> batch =
        catalog(SpringBatch.class).lookup("batch", "application/json");
    Message<byte[]> event = MessageBuilder.withPayload(Resources.read("sqs.json"))
        .setHeader("contentType", "application/json")
        .build();
    return () -> batch.apply(event).getPayload();
  }

  private FunctionCatalog catalog(Class<?> configuration) {
    System.setProperty("logging.level.root", "ERROR");
    SpringApplication application = new SpringApplication(configuration);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    ConfigurableApplicationContext context = application.run();
    ending = context::close;
    return context.getBean(FunctionCatalog.class);
  }

  private Operation faas(LocalInvoker invoker) {
    LocalFunction<String, String> function = deploy(invoker, FunctionSettings.named("greeting"));
    Payload event = Payload.of(NAME);
    return () -> function.invokeRaw(event);
  }

  private Operation full(LocalInvoker invoker) {
    LocalFunction<String, String> function = deploy(invoker, EveryFeature.settings("greeting"));
    InvocationRequest request = EveryFeature.request(Payload.of(NAME));
    return () -> function.invoke(request);
  }

  private static Operation batchOfAws() throws IOException {
    byte[] json = Resources.read("sqs.json");
    PojoSerializer<SQSEvent> in = LambdaEventSerializers.serializerFor(
        SQSEvent.class, InvokeOperations.class.getClassLoader());
    PojoSerializer<SQSBatchResponse> out = LambdaEventSerializers.serializerFor(
        SQSBatchResponse.class, InvokeOperations.class.getClassLoader());
    return () -> {
      SQSEvent event = in.fromJson(new ByteArrayInputStream(json));
      int length = 0;
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        length += message.getBody().length();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      out.toJson(length < 0 ? null : new SQSBatchResponse(List.of()), bytes);
      return bytes.toByteArray();
    };
  }

  private Operation batch(LocalInvoker invoker) throws IOException {
    ending = invoker::close;
    QueueBatchHandler handler = (batch, context) -> {
      int length = 0;
      for (Batch.Item<QueueMessage> item : batch.items()) {
        length += item.event().body().text().length();
      }
      return new BatchResponse(length < 0 ? List.of("none") : List.of());
    };
    LocalFunction<Batch<QueueMessage>, BatchResponse> function =
        invoker.deploy(FunctionDefinition.of(handler), FunctionSettings.named("batch"));
    Payload event = Payload.wrap(Resources.read("sqs.json"));
    return () -> function.invokeRaw(event);
  }

  private LocalFunction<String, String> deploy(LocalInvoker invoker, FunctionSettings settings) {
    ending = invoker::close;
    FunctionDefinition<String, String> definition =
        FunctionDefinition.of(String.class, String.class, InvokeOperations::handle);
    return invoker.deploy(definition, new TextFormat(), settings);
  }

  private static String handle(String name, Context context) {
    return greet(name);
  }

  @Override
  public void close() {
    ending.run();
  }

  /** Texts as they are, so that no JSON is measured. */
  private static final class TextFormat implements EventFormat<String, String> {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String decode(Payload in) {
      return in.text();
    }

    @Override
    public Payload encode(String result, String event) {
      return Payload.of(result);
    }

    @Override
    public Payload encodeEvent(String event) {
      return Payload.of(event);
    }

    @Override
    public String decodeResult(Payload result, Payload event) {
      return result.text();
    }
  }
}
