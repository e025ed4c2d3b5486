package dev.faas.invoker.forked.child;

/**
 * Loads the user's class while the Runtime API is being connected to. To find it, all jars that stand before
 * it on the class path are opened, which takes as long. The class is not initialised, and what is wrong
 * with it is found again, and told, when the handler is bound.
 */
record ClassSearch(String className, ClassLoader loader) implements Runnable {

  /** Starts the search in a thread that keeps no process alive. */
  Thread start() {
    Thread thread = new Thread(this, "faas class search");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    try {
      Class.forName(className, false, loader);
    } catch (ClassNotFoundException | LinkageError again) {
      // comes again when the handler is bound
    }
  }
}
