package forewarn.console.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Where other systems tell of alarms. A name and password are checked here; a token may also stand
 * in the body, and is checked by what reads that.
 */
@Configuration(proxyBeanMethods = false)
class AlarmSecurity {
  @Bean
  @Order(0)
  SecurityFilterChain alarmsChain(HttpSecurity http, ProblemAnswers answers) {
    return http.securityMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/alarms/*"))
        .httpBasic(basic -> basic.authenticationEntryPoint(answers))
        // There is no session that another site could use.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageHeaders::set)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
