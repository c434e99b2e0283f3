with features as (
    select
        timestamp_1h,
        date,
        city,
        city_key,
        province,
        region,
        olt_id,
        olt_key,
        fdt_name,
        fat_name,
        cluster_id,
        cluster_key,
        cluster_name,
        ont_registered,
        offline_ont_now,
        offline_ont_ratio,
        link_loss_count,
        bad_rsl_count,
        high_temp_count,
        dying_gasp_count,
        alarm_spike_flag,
        is_maintenance_window,
    from STAGING.STG_ML_FEATURES
),

status as (
    select
        timestamp_1h,
        date,
        city,
        city_key,
        province,
        region,
        olt_id,
        olt_key,
        fdt_name,
        fat_name,
        cluster_id,
        cluster_key,
        cluster_name,
        ont_registered,
        offline_ont_now,
        offline_ont_ratio,
        link_loss_count,
        bad_rsl_count,
        high_temp_count,
        dying_gasp_count,
        alarm_spike_flag,
        is_maintenance_window,
    from STAGING.STG_ONT_STATUS
),

-- A join on all three lets DuckDB carry a condition on the day to both tables; one on the key alone does not.
only_in_status as (
    select status.*
    from status
    left join features
        on features.date = status.date
        and features.cluster_id = status.cluster_id
        and features.timestamp_1h = status.timestamp_1h
    where features.cluster_id is null
),

hours as (
    select * from features
    union all
    select * from only_in_status
)

select * from hours
