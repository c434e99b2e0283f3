with places as (
    select
        cluster_id,
        cluster_name,
        olt_id,
        province,
        region,
    from DATAMART.FACT_NETWORK_CONTEXT_STATIC
),

recent as (
    select
        *,
        coalesce(offline_ont_ratio >= 0.15, false) as outage,
    from DATAMART.FACT_ML_FEATURES
    where timestamp_1h > (select max(timestamp_1h) from DATAMART.FACT_ML_FEATURES) - interval 60 day
),

hours as (
    select
        *,
        outage and not coalesce(
            lag(outage) over (partition by cluster_id order by timestamp_1h), false
        ) as onset,
    from recent
),

usual as (
    select
        cluster_id,
        arg_max(cluster_name, timestamp_1h) as cluster_name,
        arg_max(olt_id, timestamp_1h) as olt_id,
        arg_max(province, timestamp_1h) as province,
        arg_max(region, timestamp_1h) as region,
        arg_max(ont_registered, timestamp_1h) as ont_registered,
        count(*) filter (where outage) / nullif(count(*) filter (where onset), 0) as outage_hours,
        avg(link_loss_count) filter (where not outage) as link_loss_count,
        avg(bad_rsl_count) filter (where not outage) as bad_rsl_count,
        avg(high_temp_count) filter (where not outage) as high_temp_count,
        avg(dying_gasp_count) filter (where not outage) as dying_gasp_count,
        avg(snr_avg) filter (where not outage) as snr_avg,
        avg(temperature_avg_c) filter (where not outage) as temperature_avg_c,
    from hours
    group by cluster_id
)

select
    cluster_id,
    coalesce(places.cluster_name, usual.cluster_name, cluster_id) as cluster_name,
    coalesce(places.olt_id, usual.olt_id) as olt_id,
    coalesce(places.province, usual.province) as province,
    coalesce(places.region, usual.region) as region,
    coalesce(ont_registered, 0)::bigint as onts,
    outage_hours::double as outage_hours,
    link_loss_count,
    bad_rsl_count,
    high_temp_count,
    dying_gasp_count,
    snr_avg,
    temperature_avg_c,
from places
full join usual using (cluster_id)
