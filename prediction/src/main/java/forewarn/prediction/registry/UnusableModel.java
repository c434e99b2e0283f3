package forewarn.prediction.registry;

/**
 * A folder that looks like a model's and holds none that can be read.
 *
 * @param why in one sentence, with the file
 */
public record UnusableModel(ModelId model, String why) {}
