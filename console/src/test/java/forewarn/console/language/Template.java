package forewarn.console.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JTE template, read for what it says without asking for the reader's words. */
final class Template {
  private static final Pattern LINE = Pattern.compile("@(import|param)[^\\n]*");
  private static final Pattern WITH_CONDITION = Pattern.compile("@(if|elseif|for)\\(");
  private static final Pattern WORD = Pattern.compile("@(else(?!if)|endif|endfor)|<![^>]*>");
  private static final Pattern CALL = Pattern.compile("@template\\.[\\w.]+\\(");
  private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][\\w-]*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:_-]+)=([\"'])");
  private static final Set<String> SAID = Set.of("title", "aria-label", "placeholder", "alt");
  private static final Set<String> NOT_SAID = Set.of("kbd", "code", "pre", "script", "style");

  private final String source;
  private int at;
  private final StringBuilder text = new StringBuilder();
  private final List<String> said = new ArrayList<>();

  private Template(String source) {
    this.source = source;
  }

  /** The texts between tags and in attributes that people are told of, as they stand there. */
  static List<String> plainTexts(String source) {
    Template template = new Template(source.replaceAll("(?s)<%--.*?--%>", ""));
    template.content();
    return template.said.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private void content() {
    while (at < source.length() && source.charAt(at) != '`') {
      if (takes(LINE) || takes(WORD)) {
        continue;
      } else if (takes(WITH_CONDITION)) {
        skipTo('(', ')');
      } else if (takes(CALL)) {
        arguments();
      } else if (source.startsWith("${", at) || source.startsWith("!{", at)) {
        at += 2;
        skipTo('{', '}');
      } else if (takes(TAG)) {
        end();
        tag();
      } else {
        text.append(source.charAt(at++));
      }
    }
    end();
  }

  private void end() {
    said.add(text.toString());
    text.setLength(0);
  }

  // Behind the opening parenthesis.
  private void arguments() {
    int depth = 1;
    while (depth > 0) {
      char next = source.charAt(at);
      if (source.startsWith("@`", at)) {
        at += 2;
        content();
      } else if (next == '"') {
        skipString();
        continue;
      }
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      at++;
    }
  }

  private void tag() {
    String name = source.substring(source.lastIndexOf('<', at) + 1, at);
    while (source.charAt(at) != '>') {
      if (takes(ATTRIBUTE)) {
        attribute();
      } else if (takes(WITH_CONDITION)) {
        skipTo('(', ')');
      } else {
        at++;
      }
    }
    at++;
    if (NOT_SAID.contains(name)) {
      at = source.indexOf("</" + name, at);
    }
  }

  private void attribute() {
    char quote = source.charAt(at - 1);
    String name = source.substring(source.lastIndexOf(' ', at - 1) + 1, at - 2).strip();
    StringBuilder value = new StringBuilder();
    while (source.charAt(at) != quote) {
      if (source.startsWith("${", at)) {
        at += 2;
        skipTo('{', '}');
      } else {
        value.append(source.charAt(at++));
      }
    }
    at++;
    if (SAID.contains(name)) {
      said.add(value.toString());
    }
  }

  private boolean takes(Pattern pattern) {
    Matcher matcher = pattern.matcher(source).region(at, source.length());
    if (matcher.lookingAt()) {
      at = matcher.end();
      return true;
    }
    return false;
  }

  // Behind the opening bracket; passes over strings.
  private void skipTo(char open, char close) {
    int depth = 1;
    while (depth > 0) {
      char next = source.charAt(at);
      if (next == '"') {
        skipString();
        continue;
      }
      depth += next == open ? 1 : next == close ? -1 : 0;
      at++;
    }
  }

  private void skipString() {
    at++;
    while (source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }
}
