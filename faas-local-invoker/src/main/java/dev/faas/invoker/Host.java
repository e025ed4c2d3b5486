package dev.faas.invoker;

import dev.faas.invoker.async.AsyncWork;
import dev.faas.invoker.code.Isolations;
import dev.faas.invoker.concurrency.AccountConcurrency;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.store.LogStore;
import dev.faas.invoker.pool.Retention;

/** What the functions of one invoker have in common. */
record Host(
    Service service,
    Listeners listeners,
    Retention retention,
    Isolations isolations,
    LogStore logs,
    AccountConcurrency concurrency,
    AsyncWork asyncWork) {

  LogGroup logGroup(FunctionSettings settings) {
    return logs.groupFor(settings.name(), settings.logGroup());
  }
}
