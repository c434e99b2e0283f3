package forewarn.console.workflow;

import forewarn.console.security.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The one way in without a login: what comes is signed, and checked by {@link HookApi}. */
@Configuration(proxyBeanMethods = false)
class HookSecurity {
  @Bean
  @Order(0)
  SecurityFilterChain hooksChain(HttpSecurity http) {
    return http.securityMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/hooks/*"))
        // There is no session that another site could use.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageHeaders::set)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
