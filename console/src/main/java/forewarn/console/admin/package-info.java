/** How the installation is doing, part by part, for those who run it. */
@NullMarked
package forewarn.console.admin;

import org.jspecify.annotations.NullMarked;
