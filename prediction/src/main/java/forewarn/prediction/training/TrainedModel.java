package forewarn.prediction.training;

import forewarn.prediction.scoring.Calibration;

/**
 * A fitted and measured model, not registered yet.
 *
 * @param trees settings the trees were grown with
 */
record TrainedModel(
    BoostedTrees boosted,
    TreeSettings trees,
    Calibration calibration,
    TimeSplit split,
    int clusters,
    String fingerprint,
    TrainingResult result) {}
