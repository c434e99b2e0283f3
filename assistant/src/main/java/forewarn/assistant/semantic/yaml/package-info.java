/** YAML nodes with their places, so that every problem of a file can be told with its line. */
@NullMarked
package forewarn.assistant.semantic.yaml;

import org.jspecify.annotations.NullMarked;
