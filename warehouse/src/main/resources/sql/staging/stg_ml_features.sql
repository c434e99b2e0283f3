with source as (
    select * from RAW.RAW_ML_FEATURES
),

loads as (
    select
        load_number,
        arrived_at,
    from RAW.LOADS
),

cleaned as (
    select
        source.timestamp_1h,
        nullif(trim(source.city), '') as city,
        source.city_key,
        nullif(trim(source.province), '') as province,
        nullif(trim(source.region), '') as region,
        nullif(trim(source.olt_id), '') as olt_id,
        source.olt_key,
        nullif(trim(source.fdt_name), '') as fdt_name,
        nullif(trim(source.fat_name), '') as fat_name,
        nullif(trim(source.cluster_id), '') as cluster_id,
        source.cluster_key,
        nullif(trim(source.cluster_name), '') as cluster_name,
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
        source.snr_avg not between 10 and 40 or source.temperature_avg_c not between 0 and 70 as is_outlier,
        source.load_number,
        source.row_number,
        source.unreadable,
        loads.arrived_at,
        (now() at time zone 'UTC') as processed_at,
    from source
    left join loads on loads.load_number = source.load_number
)

select * from cleaned
