package dev.faas.benchmarks;

import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same function in Spring Cloud Function. */
@Configuration
@EnableAutoConfiguration
public class SpringGreeting {

  /** The function, under its name in the catalog. */
  @Bean
  public Function<String, String> greeting() {
    return name -> "Hello " + name;
  }
}
