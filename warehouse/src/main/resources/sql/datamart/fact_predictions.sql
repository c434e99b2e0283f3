with predictions as (
    select * from RAW.OUTAGE_PREDICTIONS
),

next_hours as (
    select
        cluster_id,
        timestamp_1h - interval 1 hour as expected_from,
        arg_max(outage_now, (kafka_offset, kafka_partition)) as outcome,
        arg_max(made_at, (kafka_offset, kafka_partition)) as outcome_at,
    from predictions
    group by all
),

with_outcomes as (
    select
        predictions.timestamp_1h,
        predictions.city,
        predictions.city_key,
        predictions.province,
        predictions.region,
        predictions.olt_id,
        predictions.olt_key,
        predictions.fdt_name,
        predictions.fat_name,
        predictions.cluster_id,
        predictions.cluster_key,
        predictions.cluster_name,
        predictions.probability,
        predictions.label_outage_1h,
        predictions.threshold,
        predictions.model_name,
        predictions.model_version,
        predictions.made_at,
        predictions.latency_ms,
        predictions.outage_now,
        predictions.ont_registered,
        predictions.offline_ont_now,
        predictions.offline_ont_ratio,
        predictions.link_loss_count,
        predictions.bad_rsl_count,
        predictions.high_temp_count,
        predictions.dying_gasp_count,
        predictions.alarm_spike_flag,
        predictions.trap_trend_score,
        predictions.fault_rate,
        predictions.snr_avg,
        predictions.rx_power_avg,
        predictions.rx_power_avg_dbm,
        predictions.temperature_avg_c,
        predictions.temp_anomaly_score,
        predictions.hour_of_day,
        predictions.day_of_week,
        predictions.is_maintenance_window,
        predictions.missing_features,
        predictions.unusual_features,
        predictions.challenger_name,
        predictions.challenger_version,
        predictions.challenger_probability,
        predictions.challenger_threshold,
        predictions.challenger_label_outage_1h,
        predictions.source_topic,
        predictions.source_partition,
        predictions.source_offset,
        next_hours.outcome,
        next_hours.outcome_at,
    from predictions
    left join next_hours
        on next_hours.cluster_id = predictions.cluster_id
        and next_hours.expected_from = predictions.timestamp_1h
)

select * from with_outcomes
