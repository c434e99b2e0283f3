-- Not materialized: each use is narrowed to the hours that are made again, instead of making all of them first.
with reported as not materialized (
    select
        status.timestamp_1h,
        status.date,
        status.city,
        status.city_key,
        status.province,
        status.region,
        status.olt_id,
        status.olt_key,
        status.fdt_name,
        status.fat_name,
        status.cluster_id,
        status.cluster_key,
        status.cluster_name,
        status.vendor,
        status.firmware_version,
        status.ont_registered,
        status.offline_ont_now,
        status.offline_ont_ratio,
        status.link_loss_count,
        status.bad_rsl_count,
        status.high_temp_count,
        status.dying_gasp_count,
        status.alarm_spike_flag,
        status.trap_trend_score,
        status.fault_rate,
        status.snr_avg,
        status.rx_power_avg,
        status.rx_power_avg_dbm,
        status.temperature_avg_c,
        status.temp_anomaly_score,
        status.hour_of_day,
        status.day_of_week,
        status.is_maintenance_window,
        status.outage_now,
        status.is_outlier,
        status.arrived_at,
        status.processed_at,
        status.load_number,
        status.row_number,
    from STAGING.STG_ONT_STATUS as status
),

-- What the stream brings and no status file has; an outage is recognised as from telemetry.
streamed as not materialized (
    select
        features.timestamp_1h,
        features.date,
        features.city,
        features.city_key,
        features.province,
        features.region,
        features.olt_id,
        features.olt_key,
        features.fdt_name,
        features.fat_name,
        features.cluster_id,
        features.cluster_key,
        features.cluster_name,
        network.vendor,
        network.firmware_version,
        features.ont_registered,
        features.offline_ont_now,
        features.offline_ont_ratio,
        features.link_loss_count,
        features.bad_rsl_count,
        features.high_temp_count,
        features.dying_gasp_count,
        features.alarm_spike_flag,
        features.trap_trend_score,
        features.fault_rate,
        features.snr_avg,
        features.rx_power_avg,
        features.rx_power_avg_dbm,
        features.temperature_avg_c,
        features.temp_anomaly_score,
        features.hour_of_day,
        features.day_of_week,
        features.is_maintenance_window,
        (features.offline_ont_ratio >= 0.15)::bigint as outage_now,
        features.is_outlier,
        features.arrived_at,
        features.processed_at,
        features.load_number,
        features.row_number,
    from STAGING.STG_ML_FEATURES as features
    left join STAGING.STG_NETWORK_CONTEXT_STATIC as network
        on network.cluster_id = features.cluster_id
    left join reported
        on reported.timestamp_1h = features.timestamp_1h
        and reported.cluster_id = features.cluster_id
    where reported.cluster_id is null
),

status as not materialized (
    select * from reported
    union all
    select * from streamed
),

regions as (
    select
        timestamp_1h,
        region,
        count(*) as region_clusters,
        sum(ont_registered)::bigint as region_ont_registered,
        sum(offline_ont_now)::bigint as region_offline_ont,
        sum(offline_ont_now) filter (where ont_registered is not null)
            / nullif(sum(ont_registered) filter (where offline_ont_now is not null), 0) as region_offline_ratio,
        sum(
            coalesce(link_loss_count, 0) + coalesce(bad_rsl_count, 0)
            + coalesce(high_temp_count, 0) + coalesce(dying_gasp_count, 0)
        )::bigint as region_alarms,
        count(*) filter (where outage_now = 1) as region_clusters_in_outage,
        count(*) filter (where alarm_spike_flag = 1) as region_clusters_with_spike,
        count(*) filter (where outage_now = 1 or alarm_spike_flag = 1) as region_clusters_in_trouble,
    from status
    group by all
),

healths as (
    select
        *,
        region_alarms / nullif(region_ont_registered, 0) as region_fault_rate,
        100 * (1 - region_offline_ratio) * (1 - region_clusters_in_trouble / region_clusters) as region_health_score,
    from regions
),

with_health as (
    select
        status.timestamp_1h,
        status.city,
        status.city_key,
        status.province,
        status.region,
        status.olt_id,
        status.olt_key,
        status.fdt_name,
        status.fat_name,
        status.cluster_id,
        status.cluster_key,
        status.cluster_name,
        status.vendor,
        status.firmware_version,
        status.ont_registered,
        status.offline_ont_now,
        status.offline_ont_ratio,
        status.link_loss_count,
        status.bad_rsl_count,
        status.high_temp_count,
        status.dying_gasp_count,
        status.alarm_spike_flag,
        status.trap_trend_score,
        status.fault_rate,
        status.snr_avg,
        status.rx_power_avg,
        status.rx_power_avg_dbm,
        status.temperature_avg_c,
        status.temp_anomaly_score,
        status.hour_of_day,
        status.day_of_week,
        status.is_maintenance_window,
        status.outage_now,
        status.date,
        status.date as DATE_D,
        healths.region_clusters,
        healths.region_ont_registered,
        healths.region_offline_ont,
        healths.region_offline_ratio,
        healths.region_alarms,
        healths.region_fault_rate,
        healths.region_clusters_in_outage,
        healths.region_clusters_with_spike,
        healths.region_health_score,
        status.is_outlier,
        status.arrived_at,
        status.processed_at,
        status.load_number,
        status.row_number,
    from status
    join healths
        on healths.timestamp_1h = status.timestamp_1h
        and healths.region is not distinct from status.region
)

select * from with_health
