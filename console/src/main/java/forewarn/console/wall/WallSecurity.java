package forewarn.console.wall;

import forewarn.console.security.PageAnswers;
import forewarn.console.security.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The two addresses that a link opens beside a login. Who may see them is for {@link
 * WallController} to say; a link opens nothing else, as nothing else asks for it.
 */
@Configuration(proxyBeanMethods = false)
class WallSecurity {
  @Bean
  @Order(0)
  SecurityFilterChain wallChain(HttpSecurity http) {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                paths.matcher(HttpMethod.GET, "/wall"),
                paths.matcher(HttpMethod.GET, "/wall/stream")))
        // Nothing is changed here; a token would need a session, which visitors shall not have.
        .csrf(csrf -> csrf.disable())
        .exceptionHandling(errors -> errors.authenticationEntryPoint(new PageAnswers()))
        .headers(PageHeaders::set)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
