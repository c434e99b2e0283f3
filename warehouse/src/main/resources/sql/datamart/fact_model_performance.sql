with hours as (
    select * from DATAMART.FACT_MODEL_OUTCOMES
),

days as (
    select
        timestamp_1h::date as date,
        role,
        model_name,
        model_version,
        sum(predictions)::bigint as predictions,
        sum(outcomes)::bigint as outcomes,
        sum(expected)::bigint as expected,
        sum(true_positives)::bigint as true_positives,
        sum(false_positives)::bigint as false_positives,
        sum(false_negatives)::bigint as false_negatives,
        sum(true_negatives)::bigint as true_negatives,
        sum(alerts)::bigint as alerts,
        sum(alerts_come_true)::bigint as alerts_come_true,
        sum(incidents)::bigint as incidents,
        sum(incidents_expected)::bigint as incidents_expected,
        sum(lead_hours)::bigint as lead_hours,
        sum(probability_sum) as probability_sum,
        sum(squared_error) as squared_error,
        sum(with_missing_features)::bigint as with_missing_features,
        sum(with_unusual_features)::bigint as with_unusual_features,
        sum(latency_ms_sum)::bigint as latency_ms_sum,
    from hours
    group by all
),

with_ratios as (
    select
        *,
        true_positives / nullif(true_positives + false_positives, 0) as precision,
        true_positives / nullif(true_positives + false_negatives, 0) as recall,
        alerts_come_true / nullif(alerts, 0) as onset_precision,
        incidents_expected / nullif(incidents, 0) as onset_recall,
        lead_hours / nullif(incidents_expected, 0) as mean_lead_hours,
        squared_error / nullif(outcomes, 0) as brier,
        (true_positives + false_negatives) / nullif(probability_sum, 0) as calibration,
        with_missing_features / nullif(predictions, 0) as missing_share,
        with_unusual_features / nullif(predictions, 0) as unusual_share,
        latency_ms_sum / nullif(predictions, 0) as mean_latency_ms,
    from days
)

select * from with_ratios
