package forewarn.console;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole program as Spring starts it: web part and engine. */
@SpringBootApplication(proxyBeanMethods = false)
public class ConsoleApplication {}
