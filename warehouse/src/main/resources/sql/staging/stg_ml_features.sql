with source as (
    select * from RAW.RAW_ML_FEATURES
),

loads as (
    select
        load_number,
        arrived_at,
    from RAW.LOADS
),

network as (
    select * from STAGING.STG_NETWORK_CONTEXT_STATIC
),

cleaned as (
    select
        source.timestamp_1h,
        coalesce(nullif(trim(source.city), ''), network.city) as city,
        coalesce(source.city_key, network.city_key) as city_key,
        coalesce(nullif(trim(source.province), ''), network.province) as province,
        coalesce(nullif(trim(source.region), ''), network.region) as region,
        coalesce(nullif(trim(source.olt_id), ''), network.olt_id) as olt_id,
        coalesce(source.olt_key, network.olt_key) as olt_key,
        coalesce(nullif(trim(source.fdt_name), ''), network.fdt_name) as fdt_name,
        coalesce(nullif(trim(source.fat_name), ''), network.fat_name) as fat_name,
        nullif(trim(source.cluster_id), '') as cluster_id,
        coalesce(source.cluster_key, network.cluster_key) as cluster_key,
        coalesce(nullif(trim(source.cluster_name), ''), network.cluster_name) as cluster_name,
        source.ont_registered,
        source.offline_ont_now,
        source.offline_ont_ratio,
        source.link_loss_count,
        source.bad_rsl_count,
        source.high_temp_count,
        source.dying_gasp_count,
        source.alarm_spike_flag,
        source.trap_trend_score,
        source.fault_rate,
        source.snr_avg,
        source.rx_power_avg,
        source.rx_power_avg_dbm,
        source.temperature_avg_c,
        source.temp_anomaly_score,
        coalesce(source.hour_of_day, hour(source.timestamp_1h)) as hour_of_day,
        coalesce(source.day_of_week, isodow(source.timestamp_1h) - 1) as day_of_week,
        source.is_maintenance_window,
        source.label_outage_1h,
        source.timestamp_1h::date as date,
        source.snr_avg not between 10 and 40 or source.temperature_avg_c not between 0 and 70 as is_outlier,
        source.load_number,
        source.row_number,
        source.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from source
    left join loads on loads.load_number = source.load_number
    left join network on network.cluster_id = trim(source.cluster_id)
)

select * from cleaned
