package forewarn.prediction.training;

import forewarn.prediction.scoring.Calibration;

/** A fitted and measured model, not registered yet. */
record TrainedModel(
    BoostedTrees boosted,
    Calibration calibration,
    TimeSplit split,
    int clusters,
    TrainingResult result) {}
