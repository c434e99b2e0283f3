/** The broker: embedded in this process, or any Kafka cluster. */
@NullMarked
package forewarn.ingest.broker;

import org.jspecify.annotations.NullMarked;
