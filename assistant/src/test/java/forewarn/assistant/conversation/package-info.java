@NullMarked
package forewarn.assistant.conversation;

import org.jspecify.annotations.NullMarked;
