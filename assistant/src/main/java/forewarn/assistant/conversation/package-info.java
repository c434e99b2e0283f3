/**
 * The conversation: what is said is kept, and answered by the product's parts as a plan of steps.
 */
@NullMarked
package forewarn.assistant.conversation;

import org.jspecify.annotations.NullMarked;
