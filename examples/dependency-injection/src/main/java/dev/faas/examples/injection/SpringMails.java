package dev.faas.examples.injection;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the function needs, as Spring is told it. */
@Configuration(proxyBeanMethods = false)
public class SpringMails {

  @Bean
  Mailer mailer(@Value("${SENDER}") String sender) {
    return new OutboxMailer(sender);
  }
}
