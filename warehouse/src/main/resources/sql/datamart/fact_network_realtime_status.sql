with status as (
    select * from STAGING.STG_ONT_STATUS
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
    from STAGING.STG_ONT_STATUS
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
