package forewarn.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * The rules of every request. What programs call takes HTTP Basic or a page's session; everything
 * else is for people and takes a session only. Nothing is open but health, login and the files that
 * pages are made of.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  private static final String[] FOR_PROGRAMS = {
    "/api/**", "/mcp", "/actuator/**", "/v3/api-docs/**"
  };
  private static final String[] HEALTH = {
    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
  };
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Bean
  PasswordEncoder passwordEncoder() {
    return new RememberingPasswordEncoder(
        PasswordEncoderFactories.createDelegatingPasswordEncoder());
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, ProblemAnswers answers, Users users) {
    return http.securityMatcher(FOR_PROGRAMS)
        .httpBasic(basic -> basic.authenticationEntryPoint(answers))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(WebSecurity::needsToken))
        .headers(PageHeaders::set)
        .addFilterBefore(new EndedSessions(users), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(HEALTH).permitAll().anyRequest().authenticated())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, Users users) {
    PageAnswers answers = new PageAnswers();
    return http.formLogin(form ->
            form.loginPage("/login")
                .defaultSuccessUrl("/")
                .failureHandler((request, response, failure) ->
                    new SimpleUrlAuthenticationFailureHandler(
                            failure instanceof LockedException ? "/login?wait" : "/login?wrong")
                        .onAuthenticationFailure(request, response, failure)))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        .csrf(Customizer.withDefaults())
        .headers(PageHeaders::set)
        .addFilterBefore(new EndedSessions(users), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/login", "/assets/**", "/favicon.ico", "/error")
                .permitAll()
                .requestMatchers("/admin/**")
                .hasRole(Role.ADMIN.name())
                .anyRequest()
                .authenticated())
        .build();
  }

  // Only a session is sent along by a browser unasked. A page of another site cannot add the
  // header, and a browser is
  // never asked for Basic.
  private static boolean needsToken(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && request.getRequestedSessionId() != null
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }
}
