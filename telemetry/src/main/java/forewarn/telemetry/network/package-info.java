/** The network's plan: regions, provinces, OLTs and clusters. */
@NullMarked
package forewarn.telemetry.network;

import org.jspecify.annotations.NullMarked;
