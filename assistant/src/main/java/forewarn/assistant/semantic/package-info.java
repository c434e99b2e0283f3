/** The semantic model: what there is to ask about, read from YAML with all its problems at once. */
@NullMarked
package forewarn.assistant.semantic;

import org.jspecify.annotations.NullMarked;
