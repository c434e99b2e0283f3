package forewarn.console.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Lets only the holder of the instance's token reach the job end-points. */
@Configuration(proxyBeanMethods = false)
class JobSecurity {
  private static final int TOKEN_BYTES = 32;

  @Bean
  InstanceToken instanceToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return new InstanceToken(HexFormat.of().formatHex(random));
  }

  @Bean
  @Order(0)
  SecurityFilterChain jobChain(HttpSecurity http, InstanceToken token) {
    byte[] expected = ("Bearer " + token.value()).getBytes(StandardCharsets.UTF_8);
    return http.securityMatcher("/internal/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .anyRequest()
                .access((user, context) -> {
                  String given = context.getRequest().getHeader("Authorization");
                  return new AuthorizationDecision(
                      given != null
                          && MessageDigest.isEqual(
                              given.getBytes(StandardCharsets.UTF_8), expected));
                }))
        .build();
  }
}
