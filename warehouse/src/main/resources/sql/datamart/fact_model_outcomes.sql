with predictions as (
    select * from DATAMART.FACT_PREDICTIONS
),

first_of_hour as (
    select
        timestamp_1h,
        cluster_id,
        model_name,
        model_version,
        probability,
        label_outage_1h,
        latency_ms,
        missing_features,
        unusual_features,
        challenger_name,
        challenger_version,
        challenger_probability,
        challenger_label_outage_1h,
        outcome,
        outcome_at,
        count(*) over same_hour as times_scored,
        max(made_at) over same_hour as last_made_at,
    from predictions
    window same_hour as (partition by cluster_id, timestamp_1h)
    qualify row_number() over (same_hour order by made_at, source_partition, source_offset) = 1
),

said as (
    select
        timestamp_1h,
        cluster_id,
        'champion' as role,
        model_name,
        model_version,
        coalesce(challenger_name, '') as rival_name,
        coalesce(challenger_version, '') as rival_version,
        probability,
        label_outage_1h as expected,
        latency_ms,
        missing_features,
        unusual_features,
        outcome,
        times_scored,
        last_made_at,
        outcome_at,
    from first_of_hour
    union all
    select
        timestamp_1h,
        cluster_id,
        'challenger' as role,
        challenger_name as model_name,
        challenger_version as model_version,
        model_name as rival_name,
        model_version as rival_version,
        challenger_probability as probability,
        challenger_label_outage_1h as expected,
        null as latency_ms,
        missing_features,
        unusual_features,
        outcome,
        times_scored,
        last_made_at,
        outcome_at,
    from first_of_hour
    where challenger_name is not null
),

beside_hour_before as (
    select
        *,
        outcome is not null as known,
        lag(timestamp_1h) over history is not distinct from timestamp_1h - interval 1 hour as follows,
        lag(expected) over history as expected_before,
        lag(outcome) over history as outcome_before,
    from said
    window history as (
        partition by role, model_name, model_version, cluster_id, outcome is not null order by timestamp_1h)
),

with_starts as (
    select
        *,
        known and expected = 1 and not (follows and expected_before = 1) as starts_alert,
        known and outcome = 1 and not (follows and outcome_before = 1) as starts_incident,
    from beside_hour_before
),

with_runs as (
    select
        *,
        least(
            24,
            1 + date_diff(
                'hour',
                max(timestamp_1h) filter (where starts_alert) over (
                    partition by role, model_name, model_version, cluster_id, known order by timestamp_1h),
                timestamp_1h)) as alert_hours,
    from with_starts
),

hours as (
    select
        timestamp_1h,
        role,
        model_name,
        model_version,
        rival_name,
        rival_version,
        least(floor(10 * probability), 9)::integer as probability_bin,
        count(*) as predictions,
        sum(times_scored)::bigint as times_scored,
        count(outcome) as outcomes,
        sum(expected)::bigint as expected,
        count(*) filter (where expected = 1 and outcome = 1) as true_positives,
        count(*) filter (where expected = 1 and outcome = 0) as false_positives,
        count(*) filter (where expected = 0 and outcome = 1) as false_negatives,
        count(*) filter (where expected = 0 and outcome = 0) as true_negatives,
        count(*) filter (where starts_alert) as alerts,
        count(*) filter (where starts_alert and outcome = 1) as alerts_come_true,
        count(*) filter (where starts_incident) as incidents,
        count(*) filter (where starts_incident and expected = 1) as incidents_expected,
        coalesce(sum(alert_hours) filter (where starts_incident and expected = 1), 0)::bigint as lead_hours,
        coalesce(sum(probability) filter (where known), 0)::double as probability_sum,
        coalesce(sum((probability - outcome) * (probability - outcome)), 0)::double as squared_error,
        count(*) filter (where missing_features <> '') as with_missing_features,
        count(*) filter (where unusual_features <> '') as with_unusual_features,
        sum(latency_ms)::bigint as latency_ms_sum,
        max(last_made_at) as last_made_at,
        max(outcome_at) as last_outcome_at,
    from with_runs
    group by all
)

select * from hours
