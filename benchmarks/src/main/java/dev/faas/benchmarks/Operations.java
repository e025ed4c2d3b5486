package dev.faas.benchmarks;

/** All operations by name, and what has to be closed after them. */
final class Operations implements AutoCloseable {

  private Runnable ending = () -> {};

  Operation of(String name) throws Exception {
    if (!name.startsWith("invoke/")) {
      return CodecOperations.of(name);
    }
    InvokeOperations invoke = new InvokeOperations();
    ending = invoke::close;
    return invoke.of(name.substring("invoke/".length()));
  }

  @Override
  public void close() {
    ending.run();
  }
}
