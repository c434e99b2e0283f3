package forewarn.simulator;

import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.NetworkPlan;
import forewarn.telemetry.network.ReferenceNetwork;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network is simulated and how. */
final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "FILE",
      description = "Network plan (CSV); without it the reference network of 204 clusters.")
  private @Nullable Path network;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Same seed, same network (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--profile",
      defaultValue = "reference",
      description = "reference or harsh (default: ${DEFAULT-VALUE}).")
  private Profile profile = Profile.REFERENCE;

  NetworkPlan plan() throws IOException {
    if (network == null) {
      return ReferenceNetwork.plan();
    }
    try {
      return NetworkPlan.read(network);
    } catch (NoSuchFileException e) {
      throw new IOException("Cannot read the network plan: no file " + network, e);
    }
  }

  long seed() {
    return seed;
  }

  Profile profile() {
    return profile;
  }
}
