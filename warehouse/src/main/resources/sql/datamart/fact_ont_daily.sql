with hours as (
    select
        *,
        coalesce(offline_ont_ratio, offline_ont_now / nullif(ont_registered, 0)) as offline_ratio,
    from DATAMART.FACT_ONT_HOURLY
),

days as (
    select
        date,
        cluster_id,
        arg_max(city, timestamp_1h) as city,
        arg_max(city_key, timestamp_1h) as city_key,
        arg_max(province, timestamp_1h) as province,
        arg_max(region, timestamp_1h) as region,
        arg_max(olt_id, timestamp_1h) as olt_id,
        arg_max(olt_key, timestamp_1h) as olt_key,
        arg_max(fdt_name, timestamp_1h) as fdt_name,
        arg_max(fat_name, timestamp_1h) as fat_name,
        arg_max(cluster_key, timestamp_1h) as cluster_key,
        arg_max(cluster_name, timestamp_1h) as cluster_name,
        count(*) as hours_reported,
        arg_max(ont_registered, timestamp_1h) as ont_registered,
        count(offline_ont_now) as offline_hours_reported,
        sum(offline_ont_now)::bigint as offline_ont_hours,
        sum(ont_registered) filter (where offline_ont_now is not null)::bigint as ont_hours,
        max(offline_ont_now) as offline_ont_most,
        count(*) filter (where offline_ratio >= 0.15) as outage_hours,
        sum(link_loss_count)::bigint as link_loss_count,
        sum(bad_rsl_count)::bigint as bad_rsl_count,
        sum(high_temp_count)::bigint as high_temp_count,
        sum(dying_gasp_count)::bigint as dying_gasp_count,
        min(timestamp_1h) as first_hour,
        max(timestamp_1h) as last_hour,
    from hours
    group by date, cluster_id
)

select * from days
