/** What all pages share: templates, navigation, formats, errors. */
@NullMarked
package forewarn.console.layout;

import org.jspecify.annotations.NullMarked;
