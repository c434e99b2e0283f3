/** Mail: over SMTP, with text and HTML of one template. */
@NullMarked
package forewarn.operations.tool.mail;

import org.jspecify.annotations.NullMarked;
